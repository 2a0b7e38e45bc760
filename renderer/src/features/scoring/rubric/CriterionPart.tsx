import { Checkbox, Text, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import { LetterMark } from '../LetterMark.tsx';
import type { Working } from '../working.ts';
import { LevelGroup } from './LevelGroup.tsx';
import styles from './rubric.module.css';
import { SpanChips } from './SpanChips.tsx';
import { RationaleField } from './TextFields.tsx';

export interface CriterionPartProps {
  criterion: Criterion;
  index: number;
  working: Working;
  readOnly: boolean;
  onPlay: (annotation: Annotation) => void;
  onComments: (criterionId: string | null) => void;
}

const untouched = { levelId: null, noEvidence: false, rationale: '' };

function useCriterion(working: Working, criterionId: string) {
  const found = useStore(working.store, ({ content }) =>
    content.scores.find((score) => score.criterionId === criterionId),
  );
  const spans = useStore(working.store, (state) => working.spansFor(state, criterionId));
  const selected = useStore(working.store, (state) => state.criterionId === criterionId);
  return { score: found ?? { criterionId, ...untouched }, spans, selected };
}

/** One criterion: its levels, its spans, and why. */
export function CriterionPart({
  criterion,
  index,
  working,
  readOnly,
  onPlay,
  onComments,
}: CriterionPartProps) {
  const { t } = useTranslation('scoring');
  const { id, letter, name, question } = criterion;
  const { score, spans, selected } = useCriterion(working, id);
  const complete = score.levelId !== null && spans.length > 0 !== score.noEvidence;
  return (
    <section className={styles.criterion} data-selected={selected} aria-label={`${letter} ${name}`}>
      <UnstyledButton className={styles.head} data-keys="page" onClick={() => working.pickCriterion(id)}>
        <LetterMark letter={letter} index={index} />
        <span className={styles.name}>{name}</span>
        {complete && <IconCheck size={16} aria-label={t('complete')} color="var(--rf-good)" />}
      </UnstyledButton>
      <p className={styles.question}>{question}</p>
      <LevelGroup
        criterion={criterion}
        chosenId={score.levelId}
        selected={selected}
        readOnly={readOnly}
        onChoose={(levelId) => working.setLevel(id, levelId)}
      />
      <SpanChips
        spans={spans}
        onPlay={onPlay}
        onMore={() => working.show({ kind: 'criterion', criterionId: id })}
      />
      <Checkbox
        size="xs"
        label={t('noEvidence')}
        aria-label={t('noEvidenceFor', { letter })}
        checked={score.noEvidence}
        disabled={readOnly}
        onChange={(event) => working.setNoEvidence(id, event.currentTarget.checked)}
      />
      {spans.length > 0 && score.noEvidence && (
        <Text size="xs" c="var(--rf-problem)" role="status">
          {t('gap.contradiction')}
        </Text>
      )}
      <RationaleField {...{ criterion, working, readOnly }} value={score.rationale} onComments={onComments} />
    </section>
  );
}
