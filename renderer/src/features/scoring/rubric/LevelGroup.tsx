import { Popover } from '@mantine/core';
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Criterion, Level } from '#shared/domain/rubric.ts';
import { levelNumber } from '../levels.ts';
import { Compared, Descriptors } from './Descriptors.tsx';
import styles from './rubric.module.css';

interface LevelGroupProps {
  criterion: Criterion;
  chosenId: string | null;
  /** Whether this is the criterion at work: its chosen level then stays told below the buttons. */
  selected: boolean;
  readOnly: boolean;
  onChoose: (levelId: string) => void;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

interface LevelButtonProps extends LevelGroupProps {
  level: Level;
  tabbable: boolean;
  onLook: (levelId: string | null) => void;
  onStep: (event: KeyboardEvent, level: Level) => void;
}

function LevelButton({
  criterion,
  chosenId,
  readOnly,
  onChoose,
  level,
  tabbable,
  onLook,
  onStep,
}: LevelButtonProps) {
  const { t } = useTranslation('scoring');
  const number = levelNumber(criterion, level);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native radio would take Space and the arrows away from the video
    <button
      type="button"
      role="radio"
      aria-checked={level.id === chosenId}
      aria-label={t('level', { letter: criterion.letter, number, name: level.name })}
      aria-description={level.descriptor}
      aria-disabled={readOnly}
      data-keys="page"
      data-level={level.id}
      className={styles.level}
      style={
        {
          '--rank': criterion.levels.indexOf(level) / Math.max(1, criterion.levels.length - 1),
        } as CSSProperties
      }
      tabIndex={tabbable ? 0 : -1}
      onClick={() => !readOnly && onChoose(level.id)}
      onKeyDown={(event) => onStep(event, level)}
      onMouseEnter={() => onLook(level.id)}
      onMouseLeave={() => onLook(null)}
      onFocus={() => onLook(level.id)}
      onBlur={() => onLook(null)}
    >
      <strong>{number}</strong>
      <span>{level.name}</span>
    </button>
  );
}

/** The levels of a criterion; the one looked at or chosen is told in full, with those beside it. */
export function LevelGroup(props: LevelGroupProps) {
  const { criterion, chosenId, selected, readOnly, onChoose } = props;
  const { t } = useTranslation('scoring');
  const group = useRef<HTMLDivElement>(null);
  const [lookedAt, setLookedAt] = useState<string | null>(null);
  const stays = selected && chosenId !== null;
  const onStep = (event: KeyboardEvent, from: Level) => {
    const step = steps[event.code];
    if (step === undefined || event.shiftKey) return;
    event.preventDefault();
    const { levels } = criterion;
    const to = levels[(levels.indexOf(from) + step + levels.length) % levels.length];
    if (to === undefined) return;
    if (!readOnly) onChoose(to.id);
    group.current?.querySelector<HTMLElement>(`[data-level="${to.id}"]`)?.focus();
  };
  const { letter, name } = criterion;
  const buttons = criterion.levels.map((level, index) => (
    <LevelButton
      key={level.id}
      {...props}
      level={level}
      tabbable={chosenId === null ? index === 0 : level.id === chosenId}
      onLook={setLookedAt}
      onStep={onStep}
    />
  ));
  return (
    <>
      {/* Laid over what is below: looking at a level moves nothing. */}
      <Popover
        opened={lookedAt !== null && !stays}
        position="bottom-end"
        width={520}
        offset={4}
        withRoles={false}
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <div
            ref={group}
            role="radiogroup"
            className={styles.levels}
            aria-label={t('levels', { letter, name })}
          >
            {buttons}
          </div>
        </Popover.Target>
        <Popover.Dropdown className={styles.over}>
          {lookedAt !== null && <Descriptors criterion={criterion} levelId={lookedAt} />}
        </Popover.Dropdown>
      </Popover>
      {stays && <Compared criterion={criterion} levelId={lookedAt ?? chosenId} />}
    </>
  );
}
