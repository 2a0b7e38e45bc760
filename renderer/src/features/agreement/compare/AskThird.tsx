import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk } from '../../../ipc/useRoute.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../agreement.module.css';

/** Instead of deciding oneself: somebody who knows nothing of it reads it too. */
export function AskThird({ submissionId }: { submissionId: string }) {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const ask = useAsk('agreement.thirdRead');
  const send = () =>
    ask.mutate(
      { submissionId },
      {
        onSuccess: () => {
          for (const route of ['agreement.submission', 'agreement.results'])
            void client.invalidateQueries({ queryKey: [route] });
        },
      },
    );
  return (
    <section className={styles.decide} aria-label={t('thirdRead')}>
      <h3>{t('thirdRead')}</h3>
      <p className={styles.soft}>{t('thirdReadLead')}</p>
      {ask.error && <ProblemNote problem={toProblem(ask.error)} onRetry={send} retrying={ask.isPending} />}
      <div className={styles.links}>
        <Button variant="default" loading={ask.isPending} onClick={send}>
          {t('thirdReadAsk')}
        </Button>
      </div>
    </section>
  );
}
