import { Button, Loader, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takeBack } from '../ipc/bridge.ts';
import type { Connection } from '../ipc/connection.ts';
import { Delayed } from '../ui/Delayed.tsx';
import classes from './Shell.module.css';

/** A page with one thing to say. */
export function Sheet({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <main className={classes.centre}>
      <div className={classes.sheet}>
        <Title order={1}>{title}</Title>
        <p>{text}</p>
        {children}
      </div>
    </main>
  );
}

function Connecting() {
  const { t } = useTranslation('shell');
  return (
    <main className={classes.centre}>
      <Delayed>
        <div role="status">
          <Loader size="sm" aria-hidden /> {t('connecting')}
        </div>
      </Delayed>
    </main>
  );
}

/** Why the workstation cannot be used here, and how it can. */
export function ConnectionPage({ kind }: { kind: Exclude<Connection['kind'], 'open' | 'lost'> }) {
  const { t } = useTranslation('shell');
  switch (kind) {
    case 'connecting':
      return <Connecting />;
    case 'takenOver':
      return (
        <Sheet title={t('takenOverTitle')} text={t('takenOverText')}>
          <Button onClick={takeBack}>{t('useItHere')}</Button>
        </Sheet>
      );
    case 'unauthorised':
      return <Sheet title={t('unauthorisedTitle')} text={t('unauthorisedText')} />;
  }
}
