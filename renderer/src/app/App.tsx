import { useTranslation } from 'react-i18next';
import { EnrolmentPage } from '../features/enrolment/EnrolmentPage.tsx';
import { toProblem } from '../ipc/problems.ts';
import { useRoute } from '../ipc/useRoute.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { ConnectionPage } from './ConnectionPage.tsx';
import { useColourSchemeOfSettings } from './colourScheme.ts';
import { useLanguageOfSettings } from './language.ts';
import classes from './Shell.module.css';
import { Shell } from './Shell.tsx';
import { useConnection } from './useConnection.ts';

function Connected({ lost }: { lost: boolean }) {
  const { t } = useTranslation('shell');
  const { data, error, refetch, isFetching } = useRoute('workstation.status', {});
  useColourSchemeOfSettings();
  useLanguageOfSettings();
  if (data?.enrolment) return <Shell status={data} enrolment={data.enrolment} lost={lost} />;
  if (data) return <EnrolmentPage canTrySample={data.canTrySample} lost={lost ? t('lost') : null} />;
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
