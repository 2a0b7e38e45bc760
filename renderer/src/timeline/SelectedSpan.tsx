import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '#shared/domain/timecode.ts';
import type { Range } from './drag.ts';
import type { FrameGrid } from './frames.ts';
import type { Bar } from './laneLayout.ts';
import { nudged } from './nudge.ts';
import type { Scene } from './scene.ts';
import styles from './timeline.module.css';
import { type ChangeSpan, changeSpan } from './timelineRuns.ts';
import { layAlong, useInPlace } from './useInPlace.ts';
import { xOf } from './view.ts';

/** A bar narrower than this on the screen is outlined as if it were this wide. */
const leastPx = 8;

/** A bar narrower than this has its handles beside it. */
const narrowPx = 60;

interface FrameProps {
  scene: Scene;
  bar: Bar;
  range: Range;
  kind: 'selected' | 'hovered' | 'moving';
  children?: React.ReactNode;
}

/** An outline about a bar, kept in its place. */
export function BarFrame({ scene, bar, range, kind, children }: FrameProps) {
  const frame = useInPlace<HTMLDivElement>(scene, (element, scale) => {
    const [from, to] = [xOf(range.startMs, scale), xOf(range.endMs, scale)];
    const spare = Math.max(0, leastPx - (to - from)) / 2;
    layAlong(element, [from - spare, to + spare], scale.width);
    // Beside a narrow bar rather than over it, so that it can still be taken by its middle.
    element.dataset.narrow = String(to - from < narrowPx);
  });
  return (
    <div ref={frame} className={styles.frame} data-kind={kind} style={{ top: bar.top, height: bar.height }}>
      {children}
    </div>
  );
}

interface HandlesProps {
  scene: Scene;
  bar: Bar;
  grid: FrameGrid;
  onChangeSpan: ChangeSpan;
}

/** Frames that a key moves an end by; undefined for keys that are not for it. */
function framesOf({ code, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): number | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[code];
  return direction === undefined ? undefined : direction * (shiftKey ? 10 : 1);
}

/** The ends of the selected span as two sliders: by the frame with the arrows, by ten with shift. */
export function Handles({ scene, bar, grid, onChangeSpan }: HandlesProps) {
  const { t } = useTranslation('timeline');
  const { span } = bar;
  const { durationMs } = scene.view.bounds();
  const nudge = (part: 'start' | 'end', frames: number) => {
    const to = nudged(span, { part, frames }, { grid, durationMs });
    changeSpan(scene.view, { span, part, to }, onChangeSpan);
  };
  const ends = [
    { part: 'start', ms: span.startMs, least: 0, most: span.endMs, label: t('spanStart') },
    { part: 'end', ms: span.endMs, least: span.startMs, most: durationMs, label: t('spanEnd') },
  ] as const;
  return ends.map(({ part, ms, least, most, label }) => (
    <div
      key={part}
      className={styles.handle}
      data-part={part}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={ms}
      aria-valuetext={formatTimecode(ms)}
      onKeyDown={(event) => {
        const frames = framesOf(event);
        if (frames === undefined) return;
        event.preventDefault();
        nudge(part, frames);
      }}
    />
  ));
}

interface SelectedSpanProps extends Omit<HandlesProps, 'bar'> {
  bars: readonly Bar[];
  /** Where it is while it is dragged; null while it is where it was. */
  moving: Range | null;
  readOnly: boolean;
}

/** The selected span: outlined in each of its lanes, with handles in the first. */
export function SelectedSpan({ bars, moving, readOnly, ...rest }: SelectedSpanProps) {
  const { t } = useTranslation('timeline');
  const [first] = bars;
  if (first === undefined) return null;
  const { startMs, endMs } = first.span;
  const times = { start: formatTimecode(startMs, 'short'), end: formatTimecode(endMs, 'short') };
  const label = t(startMs === endMs ? 'selectedMoment' : 'selected', times);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form, these are two ends of one thing
    <div role="group" aria-label={label}>
      {bars.map((bar, index) => (
        <BarFrame
          key={bar.laneId}
          scene={rest.scene}
          bar={bar}
          range={moving ?? bar.span}
          kind={moving === null ? 'selected' : 'moving'}
        >
          {index === 0 && !readOnly && <Handles {...rest} bar={bar} />}
        </BarFrame>
      ))}
    </div>
  );
}
