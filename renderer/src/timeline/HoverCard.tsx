import { Portal } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import { useStore } from 'zustand';
import { formatTimecode } from '#shared/domain/timecode.ts';
import type { HoverStore } from './hover.ts';
import styles from './timeline.module.css';

interface HoverCardProps {
  hovering: HoverStore;
  /** Above which it stands. */
  timeline: RefObject<HTMLElement | null>;
  preview: ((ms: number) => ReactNode) | undefined;
  labelOf: (spanId: string) => string;
}

/** Of a card with a picture, so that it stays on the screen. */
const halfCardPx = 110;

/** The time under the pointer, with the picture of it or with what is noted of the span there. */
export function HoverCard({ hovering, timeline, preview, labelOf }: HoverCardProps) {
  const hover = useStore(hovering, (state) => state.hover);
  const top = timeline.current?.getBoundingClientRect().top;
  if (hover === null || top === undefined) return null;
  const { ms, clientX, bar, pictured } = hover;
  const most = Math.max(halfCardPx, document.documentElement.clientWidth - halfCardPx);
  const label = bar === null ? '' : labelOf(bar.span.id);
  return (
    <Portal>
      <div
        className={styles.card}
        aria-hidden="true"
        style={{ left: Math.min(Math.max(clientX, halfCardPx), most), top: top - 6 }}
      >
        {label !== '' && <div className={styles.cardText}>{label}</div>}
        {pictured && preview !== undefined ? preview(ms) : formatTimecode(ms)}
      </div>
    </Portal>
  );
}
