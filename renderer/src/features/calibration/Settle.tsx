import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#shared/domain/primitives.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import { isComplete } from '#shared/domain/reading.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import type { Session, SessionSubmission } from '#shared/exchange/calibration.ts';
import { spanText } from '../../compare/Marks.tsx';
import { SpanChip } from '../../compare/SpanChip.tsx';
import type { Shown } from '../../compare/useShown.ts';
import { toProblem } from '../../ipc/problems.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import styles from './calibration.module.css';
import { LevelRow } from './LevelRow.tsx';
import { middleLevel } from './opinions.ts';
import { useSaying } from './useSaying.ts';

interface SettleProps {
  session: Session;
  submission: SessionSubmission;
  shown: Shown;
}

interface Draft {
  levels: Record<string, string>;
  /** Criteria on which there is nothing to be seen. */
  nothing: readonly string[];
  /** Ids of what the readers cite. */
  cited: readonly string[];
  /** Why, by criterion, where there is more to say than of the whole. */
  reasons: Record<string, string>;
  rationale: string;
}

/** What was chosen and not signed yet, by session and submission: it stays while one looks elsewhere. */
const drafts = new Map<string, Draft>();

function beginning({ rubric }: Session, submission: SessionSubmission): Draft {
  const { consensus } = submission;
  const levelOn = (criterion: Criterion) =>
    consensus?.scores.find(({ criterionId }) => criterionId === criterion.id)?.levelId ??
    middleLevel(criterion, submission);
  return {
    levels: Object.fromEntries(rubric.criteria.map((criterion) => [criterion.id, levelOn(criterion) ?? ''])),
    nothing: consensus?.scores.flatMap((one) => (one.noEvidence ? [one.criterionId] : [])) ?? [],
    cited: consensus?.annotations.map(({ id }) => id) ?? [],
    reasons: Object.fromEntries(
      consensus?.scores.map(({ criterionId, rationale }) => [criterionId, rationale]) ?? [],
    ),
    rationale: consensus?.rationale ?? '',
  };
}

/** What can be cited for a criterion: whatever a reader cited, and what the consensus rests on already. */
function citable({ readings, consensus }: SessionSubmission, criterionId: string) {
  const all = [
    ...(consensus?.annotations.map((one) => ({ by: '◆', one })) ?? []),
    ...readings.flatMap(({ by, annotations }) => annotations.map((one) => ({ by, one }))),
  ];
  return all.filter(({ one }) => one.criterionIds.includes(criterionId));
}

function contentOf(draft: Draft, { rubric }: Session, submission: SessionSubmission) {
  const chosen = new Map<string, Annotation>();
  for (const { id } of rubric.criteria) {
    if (draft.nothing.includes(id)) continue;
    for (const { one } of citable(submission, id)) {
      if (!draft.cited.includes(one.id)) continue;
      const criterionIds = [...(chosen.get(one.id)?.criterionIds ?? []), id];
      chosen.set(one.id, { ...one, id: newId(), criterionIds, levelId: null });
    }
  }
  return {
    scores: rubric.criteria.map(({ id }) => ({
      criterionId: id,
      levelId: draft.levels[id] ?? '',
      noEvidence: draft.nothing.includes(id),
      rationale: draft.reasons[id]?.trim() ?? '',
    })),
    annotations: [...chosen.values()],
  };
}

function useDraft(session: Session, submission: SessionSubmission) {
  const key = `${session.id} ${submission.id}`;
  const [draft, setDraft] = useState(() => drafts.get(key) ?? beginning(session, submission));
  return {
    draft,
    change: (part: Partial<Draft>) => {
      const next = { ...draft, ...part };
      drafts.set(key, next);
      setDraft(next);
    },
    forget: () => drafts.delete(key),
  };
}

interface RestsOnProps extends SettleProps {
  criterion: Criterion;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

const toggled = (some: readonly string[], one: string) =>
  some.includes(one) ? some.filter((other) => other !== one) : [...some, one];

/** What the level of a criterion rests on: spans that readers cited, or nothing that could be seen; and why. */
function RestsOn({ criterion, submission, shown, draft, change }: RestsOnProps) {
  const { t } = useTranslation('calibration');
  const nothing = draft.nothing.includes(criterion.id);
  return (
    <div className={styles.restsOn}>
      {!nothing &&
        citable(submission, criterion.id).map(({ by, one }) => (
          <span key={one.id} className={styles.links}>
            <Checkbox
              size="xs"
              checked={draft.cited.includes(one.id)}
              onChange={() => change({ cited: toggled(draft.cited, one.id) })}
              label={`${by} ${spanText(one)}`}
            />
            <SpanChip span={one} shown={shown}>
              {t('look')}
            </SpanChip>
          </span>
        ))}
      <Checkbox
        size="xs"
        checked={nothing}
        onChange={() => change({ nothing: toggled(draft.nothing, criterion.id) })}
        label={t('noEvidence')}
      />
      <Textarea
        size="xs"
        autosize
        maxLength={20_000}
        aria-label={t('reason', { letter: criterion.letter })}
        placeholder={t('reason', { letter: criterion.letter })}
        value={draft.reasons[criterion.id] ?? ''}
        onChange={({ currentTarget }) =>
          change({ reasons: { ...draft.reasons, [criterion.id]: currentTarget.value } })
        }
      />
    </div>
  );
}

/** A level for each criterion with what it rests on and the reason, signed as one event by a lead. */
export function Settle({ session, submission, shown }: SettleProps) {
  const { t } = useTranslation('calibration');
  const { draft, change, forget } = useDraft(session, submission);
  const { say, pending, error } = useSaying({ sessionId: session.id, submissionId: submission.id });
  const content = contentOf(draft, session, submission);
  const complete = isComplete(session.rubric, content) && draft.rationale.trim() !== '';
  const sign = () => {
    const replaces = submission.consensus?.id ?? null;
    const rationale = draft.rationale.trim();
    say({ kind: 'consensus', replaces, ...content, rationale }, forget);
  };
  return (
    <section aria-label={t('settle')} className={styles.settle}>
      <h2>{t(submission.consensus ? 'settleAnew' : 'settle')}</h2>
      <p className={styles.soft}>{t('settleLead')}</p>
      {session.rubric.criteria.map((criterion) => (
        <LevelRow
          key={criterion.id}
          criterion={criterion}
          value={draft.levels[criterion.id] ?? ''}
          onChange={(levelId) => change({ levels: { ...draft.levels, [criterion.id]: levelId } })}
        >
          <RestsOn {...{ session, submission, shown, criterion, draft, change }} />
        </LevelRow>
      ))}
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxLength={20_000}
        label={t('rationale')}
        description={t('rationaleHint')}
        value={draft.rationale}
        onChange={({ currentTarget }) => change({ rationale: currentTarget.value })}
      />
      {error && <ProblemNote problem={toProblem(error)} onRetry={sign} retrying={pending} />}
      <div className={styles.links}>
        <Button disabled={!complete} loading={pending} onClick={sign}>
          {t('settleSign')}
        </Button>
        {!complete && <span className={styles.soft}>{t('settleMissing')}</span>}
      </div>
    </section>
  );
}
