import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EnrolmentPage } from '../features/enrolment/EnrolmentPage.tsx';
import { setLocked } from '../ipc/locked.ts';
import { toProblem } from '../ipc/problems.ts';
import { useRoute } from '../ipc/useRoute.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { ConnectionPage } from './ConnectionPage.tsx';
import { useColourSchemeOfSettings } from './colourScheme.ts';
import { LockScreen } from './LockScreen.tsx';
import { useLanguageOfSettings } from './language.ts';
import classes from './Shell.module.css';
import { Shell } from './Shell.tsx';
import { useConnection } from './useConnection.ts';
import { useTellActive } from './useTellActive.ts';

/** Everything that is shown to whoever may see it. */
function Unlocked({ lost }: { lost: boolean }) {
  const { t } = useTranslation('shell');
  const { data, error, refetch, isFetching } = useRoute('workstation.status', {});
  useColourSchemeOfSettings();
  useLanguageOfSettings();
  useTellActive();
  if (data?.enrolment) return <Shell status={data} enrolment={data.enrolment} lost={lost} />;
  if (data) return <EnrolmentPage canTrySample={data.canTrySample} lost={lost ? t('lost') : null} />;
  if (!error) return <ConnectionPage kind="connecting" />;
  return (
    <main className={classes.centre}>
      <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
    </main>
  );
}

/** A locked workstation keeps its pages as they were left, with what was typed, and shows none of them. */
function Connected({ lost }: { lost: boolean }) {
  const { data: lock, error, refetch, isFetching } = useRoute('locking.state', {});
  const [wasOpen, setWasOpen] = useState(false);
  if (lock && !lock.locked && !wasOpen) setWasOpen(true);
  useLayoutEffect(() => setLocked(lock?.locked ?? false), [lock]);
  if (lock)
    return (
      <>
        {wasOpen && (
          <div className={classes.pages} hidden={lock.locked} inert={lock.locked}>
            <Unlocked lost={lost} />
          </div>
        )}
        {lock.locked && <LockScreen />}
      </>
    );
  if (!error) return <ConnectionPage kind="connecting" />;
  return (
    <main className={classes.centre}>
      <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
    </main>
  );
}

export function App() {
  const connection = useConnection();
  switch (connection.kind) {
    case 'open':
    case 'lost':
      return <Connected lost={connection.kind === 'lost'} />;
    default:
      return <ConnectionPage kind={connection.kind} />;
  }
}
