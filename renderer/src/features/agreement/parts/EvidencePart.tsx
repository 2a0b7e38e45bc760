import { Anchor, Select } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { behindPath, comparePath } from '../../../places.ts';
import { useTold } from '../../../statistics/Told.tsx';
import { Delayed } from '../../../ui/Delayed.tsx';
import { formatCoefficient } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../agreement.module.css';
import { Figure } from '../figures/Figure.tsx';
import { markMatrix } from '../figures/matrices.ts';
import { markLanes } from '../figures/plots.ts';
import {
  type EvidencePair,
  type EvidenceQuestion,
  type EvidenceShared,
  type PlacedMark,
  placedMarks,
  type Reasons,
} from '../numbers/evidence.ts';
import type { Desk } from '../useDesk.ts';
import { useEvidence } from '../useEvidence.ts';

const f1Of = ({ spans, matched }: EvidenceShared) => (spans === 0 ? undefined : (2 * matched) / spans);
const numberOf = ({ f1 }: EvidencePair) => (f1.kind === 'estimate' ? f1.estimate : Number.NaN);
const share = ({ scores, shared }: Reasons) => (scores === 0 ? Number.NaN : shared / scores);

/** Every two readers: whether their marks match, and how many scores rest on a moment both cite. */
function Pairs({ pairs }: { pairs: readonly EvidencePair[] }) {
  const { t } = useTranslation('desk');
  const told = useTold();
  const draw = useCallback((width: number) => markMatrix(pairs, width), [pairs]);
  const ordered = pairs
    .filter(({ f1 }) => f1.kind === 'estimate')
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  const name = (pair: EvidencePair | undefined) =>
    pair
      ? `${t('pair', { first: pair.first, second: pair.second })} ${formatCoefficient(numberOf(pair))}`
      : '–';
  const part = (reasons: Reasons) =>
    reasons.scores === 0 ? '–' : t('ofScores', { shared: reasons.shared, scores: reasons.scores });
  return (
    <Figure
      title={t('marksTitle')}
      alternative={t('marksAlt', { low: name(ordered[0]), high: name(ordered.at(-1)) })}
      draw={draw}
      rows={pairs}
      file="marks"
      keyOf={({ first, second }) => `${first} ${second}`}
      columns={[
        {
          head: t('choosePair'),
          value: ({ first, second }) => t('pair', { first, second }),
          cell: ({ first, second }) => (
            <Anchor component={Link} href={behindPath(first, second)}>
              {t('pair', { first, second })}
            </Anchor>
          ),
        },
        { head: t('marksF1'), value: numberOf, cell: ({ f1 }) => told(f1) },
        { head: t('sameReason'), value: ({ alike }) => share(alike), cell: ({ alike }) => part(alike) },
        {
          head: t('otherScore'),
          value: ({ different }) => share(different),
          cell: ({ different }) => part(different),
        },
        { head: t('shared'), value: ({ submissions }) => submissions.length },
      ]}
    />
  );
}

/** What all readers of one submission marked on one item. */
function Lanes({ marks, submission }: { marks: readonly PlacedMark[]; submission: string }) {
  const { t } = useTranslation('desk');
  const isText = marks[0]?.unit === 'characters';
  const readers = useMemo(() => [...new Set(marks.map(({ reader }) => reader))].toSorted(), [marks]);
  const draw = useCallback(
    (width: number) => markLanes(marks, { readers, width, along: t(isText ? 'characters' : 'minutes') }),
    [marks, readers, isText, t],
  );
  return (
    <Figure
      title={t('lanesTitle', { submission })}
      alternative={t('lanesAlt', { count: marks.length, readers: readers.join(', ') })}
      draw={draw}
      rows={marks}
      file="marks-of-submission"
      keyOf={({ id }) => id}
      columns={[
        { head: t('criterion'), value: ({ criterion }) => criterion },
        {
          head: t('reader'),
          value: ({ reader }) => reader,
          cell: ({ reader, submissionId }) => (
            <Anchor component={Link} href={comparePath(submissionId, [reader])}>
              {reader}
            </Anchor>
          ),
        },
        { head: t('from'), value: ({ start }) => start, cell: ({ start }) => formatCoefficient(start) },
        { head: t('to'), value: ({ end }) => end, cell: ({ end }) => formatCoefficient(end) },
      ]}
    />
  );
}

function Shown({ pairs, question }: { pairs: readonly EvidencePair[]; question: EvidenceQuestion }) {
  const { t } = useTranslation('desk');
  const [wanted, setWanted] = useState<string | null>(null);
  const least = new Map<string, EvidenceShared>();
  for (const one of pairs.flatMap(({ submissions }) => submissions)) {
    const known = least.get(one.submissionId);
    if (one.spans > 0 && (!known || (f1Of(one) ?? 1) < (f1Of(known) ?? 1))) least.set(one.submissionId, one);
  }
  const ordered = [...least.values()].toSorted((a, b) => (f1Of(a) ?? 1) - (f1Of(b) ?? 1));
  const shown = ordered.find(({ submissionId }) => submissionId === wanted) ?? ordered[0];
  const id = shown?.submissionId;
  const marks = useMemo(() => (id === undefined ? [] : placedMarks(question, id)), [question, id]);
  if (!shown) return <p>{t('marksNone')}</p>;
  return (
    <>
      <Pairs pairs={pairs} />
      <Select
        size="xs"
        label={t('lanesChoice')}
        allowDeselect={false}
        data={ordered.map((one) => ({
          value: one.submissionId,
          label: t('lanesOption', { submission: one.submission, f1: formatCoefficient(f1Of(one) ?? 0) }),
        }))}
        value={shown.submissionId}
        onChange={setWanted}
      />
      <Lanes marks={marks} submission={shown.submission} />
    </>
  );
}

/** Whether readers agree for the same reasons. */
export function EvidencePart({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const { question, pairs, problem, failed, retry, retrying } = useEvidence(desk);
  return (
    <div className={styles.part}>
      <p className={styles.soft}>{t('marksLead')}</p>
      {problem && <ProblemNote problem={problem} onRetry={retry} retrying={retrying} />}
      {failed !== undefined && <p role="alert">{t('failed', { reason: failed })}</p>}
      {!problem && failed === undefined && pairs === undefined && (
        <Delayed>
          <p role="status">{t('marksComing')}</p>
        </Delayed>
      )}
      {pairs && question && <Shown pairs={pairs} question={question} />}
    </div>
  );
}
