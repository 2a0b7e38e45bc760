import { ActionIcon } from '@mantine/core';
import { IconArrowAutofitWidth, IconMinus, IconPlus } from '@tabler/icons-react';
import { type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stretch } from '#shared/domain/coverage.ts';
import { useKeyTitle } from '../commands/useCommandRuns.ts';
import type { Range } from './drag.ts';
import type { FrameGrid } from './frames.ts';
import { Head } from './Head.tsx';
import { HoverCard } from './HoverCard.tsx';
import { createHover } from './hover.ts';
import { Lanes, Letters } from './Lanes.tsx';
import { type Lane, layOut } from './laneLayout.ts';
import { Minimap } from './Minimap.tsx';
import type { Draft } from './Playhead.tsx';
import type { Peaks } from './peaks.ts';
import { type TimelineClock, timeUnder } from './scene.ts';
import styles from './timeline.module.css';
import type { ChangeSpan } from './timelineRuns.ts';
import { type TimelineView, zoomStep } from './timelineView.ts';
import { useScene, useWheel, useWidth } from './useScene.ts';
import { wholeOf } from './view.ts';

export interface TimelineProps {
  view: TimelineView;
  clock: TimelineClock;
  durationMs: number;
  /** Lanes, and their lists of spans, that stay the same objects while they say the same are not laid out again. */
  lanes: readonly Lane[];
  grid: FrameGrid;
  /** The waveform as far as it is known; null for a recording without sound. */
  peaks: Peaks | null;
  watched: readonly Stretch[];
  loop: Range | null;
  draft: Draft | null;
  selectedId: string | null;
  readOnly: boolean;
  /** What the pointer is told of a span, such as its note. */
  labelOf: (spanId: string) => string;
  /** The picture of a moment with its time, for the pointer; without it, the time alone is shown. */
  preview?: (ms: number) => ReactNode;
  onSeek: (ms: number) => void;
  onSelect: (spanId: string) => void;
  onPlay: (spanId: string) => void;
  onChangeSpan: ChangeSpan;
}

/** Nearer, farther, the whole: for those who do not know the keys yet. */
function ZoomButtons({ view, aboutMs }: { view: TimelineView; aboutMs: () => number }) {
  const { t } = useTranslation('timeline');
  const out = useKeyTitle(t('zoomOut'), 'timeline.zoomOut');
  const nearer = useKeyTitle(t('zoomIn'), 'timeline.zoomIn');
  const fit = useKeyTitle(t('fit'), 'timeline.fit');
  const buttons = [
    { label: t('zoomOut'), keyTitle: out, icon: IconMinus, run: () => view.zoom(zoomStep, aboutMs()) },
    { label: t('zoomIn'), keyTitle: nearer, icon: IconPlus, run: () => view.zoom(1 / zoomStep, aboutMs()) },
    { label: t('fit'), keyTitle: fit, icon: IconArrowAutofitWidth, run: () => view.fit() },
  ];
  return (
    <div className={styles.zoom}>
      {buttons.map(({ label, keyTitle, icon: Icon, run }) => (
        <ActionIcon key={label} size={24} aria-label={label} {...keyTitle} onClick={run}>
          <Icon size={15} stroke={1.75} />
        </ActionIcon>
      ))}
    </div>
  );
}

/** A recording along time: the whole of it, its sound, and the spans of every criterion. */
export function Timeline(props: TimelineProps) {
  const { view, clock, durationMs, lanes, grid, peaks, onSeek, labelOf, preview } = props;
  const { t } = useTranslation('timeline');
  const timeline = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const [hovering] = useState(createHover);
  const scene = useScene(timeline, { view, clock, durationMs });
  useWidth(field, view);
  useWheel({ timeline, field, scroller }, view);
  const laid = useMemo(() => layOut(lanes), [lanes]);
  const spanCount = useMemo(
    () => new Set(lanes.flatMap(({ spans }) => spans.map(({ id }) => id))).size,
    [lanes],
  );
  const hoverOf = (event: PointerEvent<HTMLElement>, ms: number) => {
    if (event.pointerType !== 'mouse') return;
    hovering.setState({ hover: { ms, clientX: event.clientX, bar: null, pictured: true } });
  };
  const timeOnMinimap = (event: PointerEvent<HTMLElement>) =>
    timeUnder(event, event.currentTarget, { view: wholeOf(view.bounds()), width: 0 });
  return (
    <section
      ref={timeline}
      className={styles.timeline}
      aria-label={t('group')}
      onPointerLeave={() => hovering.setState({ hover: null })}
    >
      <div className={styles.top}>
        <Minimap
          {...{ scene, laid, durationMs, onSeek }}
          watched={props.watched}
          onHover={(event) => hoverOf(event, timeOnMinimap(event))}
        />
        <ZoomButtons view={view} aboutMs={() => clock.now()} />
      </div>
      <div ref={scroller} className={styles.scroller}>
        <div className={styles.corner} />
        <div ref={field} className={styles.sticky}>
          <Head
            {...{ scene, durationMs, grid, peaks, onSeek }}
            loop={props.loop}
            onHover={(event) => hoverOf(event, timeUnder(event, event.currentTarget, view.scale()))}
          />
        </div>
        <Letters laid={laid} />
        <Lanes
          {...{ scene, laid, grid, scroller, hovering, spanCount, onSeek }}
          readOnly={props.readOnly}
          selectedId={props.selectedId}
          draft={props.draft}
          onSelect={props.onSelect}
          onPlay={props.onPlay}
          onChangeSpan={props.onChangeSpan}
        />
      </div>
      <HoverCard {...{ hovering, timeline, preview, labelOf }} />
    </section>
  );
}
