import type { ReactNode } from 'react';
import type { Annotation } from '#shared/domain/reading.ts';
import styles from './compare.module.css';
import { spanText } from './Marks.tsx';
import type { Shown } from './useShown.ts';

interface SpanChipProps {
  span: Annotation;
  shown: Shown;
  /** Does something else than going to the span. */
  onGo?: () => void;
  /** In the place of where the span is. */
  children?: ReactNode;
}

/** A span that one goes to. */
export function SpanChip({
  span,
  shown,
  onGo = () => shown.go([span]),
  children = spanText(span),
}: SpanChipProps) {
  return (
    <button type="button" className={styles.chip} onClick={onGo}>
      {children}
    </button>
  );
}
