import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionRecord } from '#shared/exchange/agreement.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk } from '../../../ipc/useRoute.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../agreement.module.css';

interface DecideProps {
  record: SubmissionRecord;
  readingIds: readonly string[];
}

/** What was typed and not signed yet, by submission: it stays while one looks elsewhere. */
const drafts = new Map<string, { levels: Record<string, string>; rationale: string }>();

function useDraft(submissionId: string) {
  const [draft, setDraft] = useState(drafts.get(submissionId) ?? { levels: {}, rationale: '' });
  return {
    ...draft,
    change: (part: Partial<typeof draft>) => {
      const next = { ...draft, ...part };
      drafts.set(submissionId, next);
      setDraft(next);
    },
    forget: () => drafts.delete(submissionId),
  };
}

/** A level for each criterion and the reason, signed as one event. */
export function Decide({ record, readingIds }: DecideProps) {
  const { t } = useTranslation('desk');
  const { submissionId, rubric } = record;
  const { levels, rationale, change, forget } = useDraft(submissionId);
  const client = useQueryClient();
  const ask = useAsk('agreement.decide');
  const complete = rubric.criteria.every(({ id }) => levels[id] !== undefined) && rationale.trim() !== '';
  const sign = () => {
    const scores = rubric.criteria.map(({ id }) => ({ criterionId: id, levelId: levels[id] ?? '' }));
    ask.mutate(
      { submissionId, readingIds: [...readingIds], scores, rationale: rationale.trim() },
      {
        onSuccess: () => {
          forget();
          for (const route of ['agreement.submission', 'agreement.results', 'agreement.trail'])
            void client.invalidateQueries({ queryKey: [route] });
        },
      },
    );
  };
  return (
    <section className={styles.decide} aria-label={t('decide')}>
      <h3>{t('decideTitle', { submission: record.submission })}</h3>
      {rubric.criteria.map((criterion) => (
        <div key={criterion.id} className={styles.decideRow}>
          <span id={`decide-${criterion.id}`}>
            {criterion.letter} {criterion.name}
          </span>
          <SegmentedControl
            size="xs"
            aria-labelledby={`decide-${criterion.id}`}
            data={criterion.levels.map(({ id, points }) => ({ value: id, label: String(points) }))}
            value={levels[criterion.id] ?? ''}
            onChange={(levelId) => change({ levels: { ...levels, [criterion.id]: levelId } })}
          />
        </div>
      ))}
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxLength={20_000}
        label={t('rationale')}
        description={t('rationaleHint')}
        value={rationale}
        onChange={({ currentTarget }) => change({ rationale: currentTarget.value })}
      />
      {ask.error && <ProblemNote problem={toProblem(ask.error)} onRetry={sign} retrying={ask.isPending} />}
      <div className={styles.links}>
        <Button disabled={!complete} loading={ask.isPending} onClick={sign}>
          {t('sign')}
        </Button>
        {!complete && <span className={styles.soft}>{t('chooseAll')}</span>}
      </div>
    </section>
  );
}
