import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { Criterion } from '#shared/domain/rubric.ts';
import styles from './calibration.module.css';

interface LevelRowProps {
  criterion: Criterion;
  value: string;
  onChange: (levelId: string) => void;
  children?: ReactNode;
}

/** One level of a criterion, by its points; the name of the chosen one stands below. */
export function LevelRow({ criterion, value, onChange, children }: LevelRowProps) {
  const id = useId();
  return (
    <div className={styles.levelRow}>
      <span id={id}>
        {criterion.letter} {criterion.name}
      </span>
      <SegmentedControl
        size="xs"
        aria-labelledby={id}
        data={criterion.levels.map((level) => ({ value: level.id, label: String(level.points) }))}
        value={value}
        onChange={onChange}
      />
      {children}
    </div>
  );
}
