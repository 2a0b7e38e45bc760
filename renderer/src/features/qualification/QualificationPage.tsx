import { Anchor, Skeleton, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { paths } from '../../places.ts';
import { Delayed } from '../../ui/Delayed.tsx';
import { formatMoment } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useNow } from '../../ui/useNow.ts';
import { LadderView } from './LadderView.tsx';
import styles from './qualification.module.css';

/** Where one stands with every micro-credential, what comes next, and what each finished set said. */
export function QualificationPage() {
  const { t } = useTranslation('qualification');
  const now = useNow();
  const { data, error, refetch, isFetching } = useRoute('qualification.ladders', {});
  return (
    <div className={styles.page}>
      <Title order={1}>{t('title')}</Title>
      <p>
        <Anchor component={Link} href={paths.examples} underline="always">
          {t('examples')}
        </Anchor>{' '}
        {t('examplesLead')}
      </p>
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!data && !error && (
        <Delayed>
          <p role="status">{t('coming')}</p>
          <Skeleton height={200} />
        </Delayed>
      )}
      {data?.offline && <p role="status">{t('offline', { time: formatMoment(data.at, now) })}</p>}
      {data?.ladders.length === 0 && <p>{t('nothing')}</p>}
      {data?.ladders.map((ladder) => (
        <LadderView key={ladder.microCredentialId} ladder={ladder} />
      ))}
    </div>
  );
}
