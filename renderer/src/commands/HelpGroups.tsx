import { useTranslation } from 'react-i18next';
import classes from './Help.module.css';
import { type HelpLine, type HelpSource, helpGroups } from './helpLines.ts';
import { Keys, Stroke } from './Keys.tsx';
import { groupLabel } from './labels.ts';

function Line({ line: { label, keys, to } }: { line: HelpLine }) {
  return (
    <div className={classes.line}>
      <dt>{label}</dt>
      <dd>
        <Keys keys={keys.filter(({ code }) => !/^Numpad[0-9]$/.test(code))} />
        {to !== undefined && (
          <>
            {' – '}
            <Stroke stroke={to} />
          </>
        )}
      </dd>
    </div>
  );
}

/** Commands with their keys under their headings, in columns. */
export function HelpGroups({ sources }: { sources: readonly HelpSource[] }) {
  const { t } = useTranslation('commands');
  return (
    <div className={classes.columns}>
      {helpGroups(sources, t).map(({ group, lines }) => (
        <section key={group} className={classes.group} aria-label={groupLabel(group, t)}>
          <h3 className={classes.heading}>{groupLabel(group, t)}</h3>
          <dl className={classes.lines}>
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
