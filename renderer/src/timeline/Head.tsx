import { type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '#shared/domain/timecode.ts';
import type { Range } from './drag.ts';
import { drawHead } from './drawHead.ts';
import type { FrameGrid } from './frames.ts';
import type { Peaks } from './peaks.ts';
import { type Scene, timeUnder } from './scene.ts';
import type { Surface } from './surface.ts';
import styles from './timeline.module.css';
import { useDrawing } from './useDrawing.ts';
import { useInPlace } from './useInPlace.ts';
import { xOf } from './view.ts';

interface HeadProps {
  scene: Scene;
  durationMs: number;
  grid: FrameGrid;
  peaks: Peaks | null;
  loop: Range | null;
  onSeek: (ms: number) => void;
  onHover: (event: PointerEvent<HTMLElement>) => void;
}

/** The ruler and the waveform, drawn for the view. */
function useHeadDrawing({ scene, grid, peaks, loop }: HeadProps) {
  const { view, queue, palette } = scene;
  const draw = useCallback(
    (surface: Surface) => drawHead(surface, { view: view.scale().view, grid, peaks, loop, palette }),
    [view, grid, peaks, loop, palette],
  );
  const sources = useMemo(
    () => (peaks === null ? [view.subscribe] : [view.subscribe, peaks.subscribe]),
    [view, peaks],
  );
  return useDrawing({ queue, draw, sources });
}

/** Pressing and drawing along the ruler or the waveform scrubs. */
function useScrubbing({ scene, onSeek }: HeadProps) {
  const { view, held } = scene;
  const seek = (event: PointerEvent<HTMLElement>) =>
    onSeek(Math.round(timeUnder(event, event.currentTarget, view.scale())));
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = true;
      seek(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
    },
    onLostPointerCapture() {
      held.current = false;
    },
  };
}

/** Where the keys of the scrubber lead; anything else is for the page. */
function steppedTo({ code, shiftKey }: KeyboardEvent, nowMs: number, durationMs: number): number | undefined {
  if (shiftKey) return undefined;
  const to: Record<string, number> = {
    Home: 0,
    End: durationMs,
    ArrowLeft: nowMs - 1_000,
    ArrowRight: nowMs + 1_000,
  };
  const ms = to[code];
  return ms === undefined ? undefined : Math.min(Math.max(ms, 0), durationMs);
}

/** The ruler with the waveform below it: where one goes along the recording. */
export function Head(props: HeadProps) {
  const { scene, durationMs, peaks, onSeek, onHover } = props;
  const { t } = useTranslation('timeline');
  const canvas = useHeadDrawing(props);
  const { onPointerMove, ...scrubbing } = useScrubbing(props);
  const told = useRef(-1);
  const slider = useInPlace<HTMLDivElement>(
    scene,
    (element, scale) => {
      const now = scene.clock.now();
      element.style.setProperty('--at', `${Math.round(xOf(now, scale))}px`);
      // A screen reader reads each change: a second is often enough.
      if (Math.abs(now - told.current) < 1_000 && document.activeElement !== element) return;
      told.current = now;
      element.setAttribute('aria-valuenow', String(Math.round(now)));
      element.setAttribute('aria-valuetext', formatTimecode(now));
    },
    true,
  );
  return (
    <div
      ref={slider}
      className={styles.head}
      data-waveform={peaks !== null}
      role="slider"
      tabIndex={0}
      data-keys="page"
      aria-label={t('position')}
      aria-valuemin={0}
      aria-valuemax={durationMs}
      aria-valuenow={0}
      onKeyDown={(event) => {
        const to = steppedTo(event, scene.clock.now(), durationMs);
        if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        onSeek(to);
      }}
      {...scrubbing}
      onPointerMove={(event) => {
        onPointerMove(event);
        onHover(event);
      }}
    >
      <canvas ref={canvas} className={styles.headCanvas} />
    </div>
  );
}
