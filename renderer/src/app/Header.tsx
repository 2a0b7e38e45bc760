import { useTranslation } from 'react-i18next';
import { useRoute as useMatch } from 'wouter';
import type { Enrolment } from '#shared/contract/workstation.ts';
import { useRoute } from '../ipc/useRoute.ts';
import { paths } from '../places.ts';
import classes from './Shell.module.css';

/** The name one bears in the batch that is open; in others it is another. */
function NameHere({ batchId }: { batchId: string }) {
  const { t } = useTranslation('shell');
  const { data } = useRoute('queue.batch', { batchId });
  if (!data?.batch.blind || data.readerPseudonym === null) return null;
  return <strong className={classes.name}>{t('youAre', { name: data.readerPseudonym })}</strong>;
}

export function Header({ enrolment }: { enrolment: Enrolment }) {
  const [inReading, params] = useMatch(paths.reading);
  return (
    <header className={classes.header}>
      <span className={classes.programme} title={enrolment.programme}>
        {enrolment.programme}
      </span>
      {enrolment.notice !== null && (
        <span className={classes.notice} title={enrolment.notice}>
          {enrolment.notice}
        </span>
      )}
      <span className={classes.push} />
      {inReading ? (
        <NameHere batchId={params.batchId} />
      ) : (
        <span className={classes.name}>{enrolment.pseudonym}</span>
      )}
    </header>
  );
}
