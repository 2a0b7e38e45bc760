import { ActionIcon, Chip, NativeSelect } from '@mantine/core';
import { IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Criterion, Rubric } from '#shared/domain/rubric.ts';
import type { CommandId } from '../../../commands/catalogue.ts';
import { useKeyTitle } from '../../../commands/useCommandRuns.ts';
import { levelNumber } from '../levels.ts';
import { useSpanText } from '../useSpanText.ts';
import type { Shown } from '../working/state.ts';
import type { Working } from '../working.ts';
import styles from './annotations.module.css';

export interface SpanActions {
  goTo(annotation: Annotation): void;
  play(annotation: Annotation): void;
  edit(annotation: Annotation): void;
  remove(annotation: Annotation): void;
}

export interface SpanBarProps {
  rubric: Rubric;
  working: Working;
  readOnly: boolean;
  actions: SpanActions;
}

function shownOf(value: string): Shown {
  if (value === 'all' || value === 'unlinked') return { kind: value };
  return { kind: 'criterion', criterionId: value };
}

function Filter({ rubric, working }: Pick<SpanBarProps, 'rubric' | 'working'>) {
  const { t } = useTranslation('scoring');
  const shown = useStore(working.store, (state) => state.shown);
  return (
    <NativeSelect
      className={styles.filter ?? ''}
      size="xs"
      aria-label={t('filterSpans')}
      value={shown.kind === 'criterion' ? shown.criterionId : shown.kind}
      onChange={(event) => working.show(shownOf(event.currentTarget.value))}
    >
      <option value="all">{t('allSpans')}</option>
      {rubric.criteria.map(({ id, letter, name }) => (
        <option key={id} value={id}>
          {letter} {name}
        </option>
      ))}
      <option value="unlinked">{t('noCriterion')}</option>
    </NativeSelect>
  );
}

function Level({
  annotation,
  working,
  linked,
}: {
  annotation: Annotation;
  working: Working;
  linked: Criterion[];
}) {
  const { t } = useTranslation('scoring');
  const set = (levelId: string) => working.setSpanLevel(annotation.id, levelId || (annotation.levelId ?? ''));
  return (
    <NativeSelect
      size="xs"
      aria-label={t('spanLevel')}
      value={annotation.levelId ?? ''}
      disabled={linked.length === 0}
      onChange={(event) => set(event.currentTarget.value)}
    >
      <option value="">{t('noSpanLevel')}</option>
      {linked.flatMap((criterion) =>
        criterion.levels.map((level) => (
          <option key={level.id} value={level.id}>
            {criterion.letter} {levelNumber(criterion, level)} · {level.name}
          </option>
        )),
      )}
    </NativeSelect>
  );
}

function Links({
  annotation,
  rubric,
  working,
  readOnly,
}: Omit<SpanBarProps, 'actions'> & { annotation: Annotation }) {
  const { t } = useTranslation('scoring');
  return (
    <fieldset className={styles.links} aria-label={t('criteria')}>
      {rubric.criteria.map(({ id, letter, name }) => (
        <Chip
          key={id}
          size="xs"
          radius="sm"
          title={name}
          disabled={readOnly}
          checked={annotation.criterionIds.includes(id)}
          onChange={() => working.toggleLink(annotation.id, id)}
        >
          {letter}
        </Chip>
      ))}
    </fieldset>
  );
}

interface SpanButtonProps {
  label: string;
  command: CommandId;
  onClick: () => void;
  children: ReactNode;
}

function SpanButton({ label, command, onClick, children }: SpanButtonProps) {
  const keyTitle = useKeyTitle(label, command);
  return (
    <ActionIcon aria-label={label} {...keyTitle} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}

function Buttons({
  annotation,
  readOnly,
  actions,
}: Omit<SpanBarProps, 'working' | 'rubric'> & { annotation: Annotation }) {
  const { t } = useTranslation('scoring');
  const times = useSpanText()(annotation.span);
  return (
    <span className={styles.buttons}>
      <SpanButton
        label={t('playSpan', { times })}
        command="span.play"
        onClick={() => actions.play(annotation)}
      >
        <IconPlayerPlay size={14} />
      </SpanButton>
      {!readOnly && (
        <>
          <SpanButton
            label={t('editSpan', { times })}
            command="span.edit"
            onClick={() => actions.edit(annotation)}
          >
            <IconPencil size={14} />
          </SpanButton>
          <SpanButton
            label={t('deleteSpan', { times })}
            command="span.remove"
            onClick={() => actions.remove(annotation)}
          >
            <IconTrash size={14} />
          </SpanButton>
        </>
      )}
    </span>
  );
}

/** Which spans the list shows, and what can be done to the one at work. */
export function SpanBar(props: SpanBarProps) {
  const { rubric, working, readOnly } = props;
  const annotation = useStore(working.store, ({ content, annotationId }) =>
    content.annotations.find(({ id }) => id === annotationId),
  );
  return (
    <div className={styles.spanBar}>
      <Filter {...{ rubric, working }} />
      {annotation !== undefined && (
        <>
          <Links {...props} annotation={annotation} />
          {!readOnly && (
            <Level
              {...{ annotation, working }}
              linked={rubric.criteria.filter(({ id }) => annotation.criterionIds.includes(id))}
            />
          )}
          <Buttons {...props} annotation={annotation} />
        </>
      )}
    </div>
  );
}
