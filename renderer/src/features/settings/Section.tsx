import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Settings.module.css';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <Title order={2}>{title}</Title>
      <div className={classes.body}>{children}</div>
    </section>
  );
}

/** Facts as pairs of a name and what it is; pairs without a value are left out. */
export function Facts({ pairs }: { pairs: readonly (readonly [string, string | null])[] }) {
  return (
    <dl className={classes.facts}>
      {pairs.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
