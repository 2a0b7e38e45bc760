import { Checkbox, Text, Textarea, UnstyledButton } from '@mantine/core';
import { IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { scoreOf } from '#shared/domain/change.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import { LetterMark } from '../LetterMark.tsx';
import { useSpanText } from '../useSpanText.ts';
import type { Working } from '../working.ts';
import { LevelGroup } from './LevelGroup.tsx';
import styles from './rubric.module.css';

function SpanChips({ spans, onPlay }: { spans: readonly Annotation[]; onPlay: (span: Annotation) => void }) {
  const { t } = useTranslation('scoring');
  const textOf = useSpanText();
  if (spans.length === 0) return null;
  return (
    <div className={styles.chips}>
      {spans.map((annotation) => {
        const times = textOf(annotation.span);
        return (
          <UnstyledButton
            key={annotation.id}
            className={styles.chip}
            data-keys="page"
            aria-label={t('playSpan', { times })}
            title={annotation.note}
            onClick={() => onPlay(annotation)}
          >
            <IconPlayerPlay size={12} aria-hidden />
            {times}
          </UnstyledButton>
        );
      })}
    </div>
  );
}

export interface CriterionPartProps {
  criterion: Criterion;
  index: number;
  working: Working;
  readOnly: boolean;
  onPlay: (annotation: Annotation) => void;
  /** Sends what was typed when its field is left. */
  onBlur: () => void;
}

/** One criterion: its levels, its spans, and why. */
export function CriterionPart({ criterion, index, working, readOnly, onPlay, onBlur }: CriterionPartProps) {
  const { t } = useTranslation('scoring');
  const { id, letter, name, question } = criterion;
  const content = useStore(working.store, (state) => state.content);
  const selected = useStore(working.store, (state) => state.criterionId === id);
  const score = scoreOf(content, id);
  const spans = content.annotations.filter(({ criterionIds }) => criterionIds.includes(id));
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
      <SpanChips spans={spans} onPlay={onPlay} />
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
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxRows={12}
        maxLength={20_000}
        label={t('rationale')}
        aria-label={t('rationaleFor', { letter })}
        placeholder={readOnly ? '' : t('rationaleHint')}
        readOnly={readOnly}
        value={score.rationale}
        onChange={(event) => working.typeRationale(id, event.currentTarget.value)}
        onBlur={onBlur}
      />
    </section>
  );
}
