import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useRoute as useMatch } from 'wouter';
import type { Enrolment, WorkstationStatus } from '#shared/contract/workstation.ts';
import { useCommandRuns } from '../commands/useCommandRuns.ts';
import { SyncDrawer } from '../features/sync/SyncDrawer.tsx';
import { paths } from '../places.ts';
import { Header } from './Header.tsx';
import { Pages } from './Pages.tsx';
import { Rail } from './Rail.tsx';
import classes from './Shell.module.css';
import { StatusBar } from './StatusBar.tsx';

interface ShellProps {
  status: WorkstationStatus;
  enrolment: Enrolment;
  /** The workstation does not answer right now. */
  lost: boolean;
}

/** What stands around every page of an enrolled workstation. */
export function Shell({ status, enrolment, lost }: ShellProps) {
  const { t } = useTranslation('shell');
  const [syncOpen, sync] = useDisclosure(false);
  const small = useMediaQuery('(max-width: 1100px)');
  const [inReading] = useMatch(paths.reading);
  useCommandRuns({ 'app.sync': { run: sync.toggle } });
  return (
    <div className={classes.shell} data-narrow={small || inReading || undefined}>
      <Header enrolment={enrolment} />
      <Rail role={enrolment.role} />
      <main className={classes.main}>
        {lost && (
          <div className={classes.banner} role="alert">
            {t('lost')}
          </div>
        )}
        <div className={classes.page}>
          <Pages />
        </div>
      </main>
      <StatusBar keyfile={status.secrets === 'keyfile'} onOpenSync={sync.open} />
      <SyncDrawer opened={syncOpen} onClose={sync.close} />
    </div>
  );
}
