import { Button, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { paths } from '../../places.ts';
import { Delayed } from '../../ui/Delayed.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';

// The player and the page renderer of documents are most of the program; the queue shows without them.
const workspace = () => import('./OpenReading.tsx');
const OpenReading = lazy(async () => ({ default: (await workspace()).OpenReading }));

function Opening() {
  const { t } = useTranslation('scoring');
  return (
    <Delayed>
      <Stack p={16} gap={12} aria-busy="true" aria-label={t('loading')}>
        {/* Standing still: a large surface that pulses takes from the machine what the opening needs. */}
        <Skeleton animate={false} height={28} width="40%" />
        <Skeleton animate={false} height={320} />
        <Skeleton animate={false} height={20} />
        <Skeleton animate={false} height={20} width="70%" />
      </Stack>
    </Delayed>
  );
}

interface ReadingPageProps {
  batchId: string;
  submissionId: string;
}

/** The reading of one submission: opened, or begun. */
export function ReadingPage({ batchId, submissionId }: ReadingPageProps) {
  const { t } = useTranslation('scoring');
  const [, navigate] = useLocation();
  // Forgotten with the page: an old answer must never become the start of new work.
  const { data, error, refetch } = useRoute('scoring.open', { batchId, submissionId }, { forget: true });
  useEffect(() => {
    // Loaded while the reading is on its way; where that fails, the page says so once it needs it.
    workspace().catch(() => undefined);
  }, []);
  if (data !== undefined)
    return (
      <Suspense fallback={<Opening />}>
        <OpenReading key={data.id} reading={data} />
      </Suspense>
    );
  if (error === null) return <Opening />;
  return (
    <Stack p={16} gap={12} align="flex-start">
      <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} />
      <Button variant="default" onClick={() => navigate(paths.queue)}>
        {t('backToQueue')}
      </Button>
    </Stack>
  );
}
