import {
  type CSSProperties,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createLanePainter } from './drawLanes.ts';
import { hitAt } from './hit.ts';
import type { HoverStore } from './hover.ts';
import { barsOf, heightOf, type LaidLane } from './laneLayout.ts';
import { CaughtLine, type Draft, DraftSpan, Playhead } from './Playhead.tsx';
import { BarFrame, SelectedSpan } from './SelectedSpan.tsx';
import { timeUnder } from './scene.ts';
import type { Surface } from './surface.ts';
import styles from './timeline.module.css';
import { useDrawing } from './useDrawing.ts';
import { type LanePointerGround, useLanePointer } from './useLanePointer.ts';

interface LanesProps extends LanePointerGround {
  /** What the lanes scroll in. */
  scroller: RefObject<HTMLDivElement | null>;
  hovering: HoverStore;
  draft: Draft | null;
  spanCount: number;
}

/** The bars of the lanes that can be seen, drawn for the view. */
function useLaneDrawing({ scene, laid, scroller }: LanesProps) {
  const { view, queue, palette } = scene;
  const paint = useMemo(() => createLanePainter(palette), [palette]);
  const draw = useCallback(
    (surface: Surface) => {
      const scrolled = scroller.current?.scrollTop ?? 0;
      paint(surface, { laid, view: view.scale().view, scrolled });
    },
    [laid, view, paint, scroller],
  );
  const onScroll = useCallback(
    (listener: () => void) => {
      const element = scroller.current;
      element?.addEventListener('scroll', listener);
      return () => element?.removeEventListener('scroll', listener);
    },
    [scroller],
  );
  const sources = useMemo(() => [view.subscribe, onScroll], [view, onScroll]);
  return useDrawing({ queue, draw, sources });
}

/** Brings the selected span into sight, along the recording and among the lanes. */
function useReveal({ scene, laid, selectedId, scroller }: LanesProps): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the view, not a new layout
  useEffect(() => {
    const bar = selectedId === null ? undefined : barsOf(laid, selectedId)[0];
    if (bar === undefined) return;
    scene.view.reveal(bar.span);
    const element = scroller.current;
    const room = element?.querySelector<HTMLElement>('canvas[data-lanes]')?.clientHeight ?? 0;
    if (element === null || room === 0) return;
    if (bar.top < element.scrollTop) element.scrollTop = bar.top - 4;
    else if (bar.top + bar.height > element.scrollTop + room)
      element.scrollTop = bar.top + bar.height - room + 4;
  }, [selectedId]);
}

function Hovered({ scene, hovering, selectedId }: Pick<LanesProps, 'scene' | 'hovering' | 'selectedId'>) {
  const bar = useStore(hovering, ({ hover }) => hover?.bar ?? null);
  if (bar === null || bar.span.id === selectedId) return null;
  return <BarFrame scene={scene} bar={bar} range={bar.span} kind="hovered" />;
}

/** A letter for each lane, over its line. */
export function Letters({ laid }: { laid: readonly LaidLane[] }) {
  return (
    <div className={styles.letters} aria-hidden="true">
      {laid.map(({ lane: { id, letter, name, mark }, height }) => (
        <div key={id} className={styles.letter} style={{ height }} title={name}>
          <span style={{ '--lane': mark.colour, borderBottomStyle: mark.pattern } as CSSProperties}>
            {letter === '' ? '–' : letter}
          </span>
        </div>
      ))}
    </div>
  );
}

/** The lanes of the criteria, with everything that moves over them. */
export function Lanes(props: LanesProps) {
  const { scene, laid, grid, readOnly, hovering, selectedId, draft, spanCount, onChangeSpan } = props;
  const { t } = useTranslation('timeline');
  const canvas = useLaneDrawing(props);
  const onDrag = ({ clientX }: PointerEvent<HTMLElement>, ms: number) =>
    hovering.setState({ hover: { ms, clientX, bar: null, pictured: false } });
  const { onTheWay, handlers } = useLanePointer({ ...props, onDrag });
  useReveal(props);
  const selected = useMemo(() => (selectedId === null ? [] : barsOf(laid, selectedId)), [laid, selectedId]);
  const movingBars = useMemo(
    () => (onTheWay === null || onTheWay.spanId === selectedId ? [] : barsOf(laid, onTheWay.spanId)),
    [laid, onTheWay, selectedId],
  );
  const hover = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const scale = scene.view.scale();
    const bar = hitAt(event.clientX - left, event.clientY - top, { laid, scale });
    const ms = timeUnder(event, event.currentTarget, scale);
    hovering.setState({ hover: { ms, clientX: event.clientX, bar, pictured: false } });
  };
  return (
    <div
      className={styles.field}
      style={{ height: heightOf(laid) }}
      {...handlers}
      onPointerMove={(event) => {
        handlers.onPointerMove(event);
        if (event.pointerType === 'mouse' && !scene.held.current) hover(event);
      }}
    >
      <canvas
        ref={canvas}
        data-lanes
        className={styles.lanesCanvas}
        role="img"
        aria-label={t('picture', { count: spanCount })}
      />
      <div className={styles.over}>
        {draft !== null && <DraftSpan scene={scene} draft={draft} />}
        <Hovered {...{ scene, hovering, selectedId }} />
        <SelectedSpan
          {...{ scene, grid, readOnly, onChangeSpan }}
          bars={selected}
          moving={onTheWay?.spanId === selectedId ? (onTheWay?.range ?? null) : null}
        />
        {onTheWay !== null &&
          movingBars.map((bar) => (
            <BarFrame key={bar.laneId} {...{ scene, bar }} range={onTheWay.range} kind="moving" />
          ))}
        {onTheWay?.caughtMs != null && <CaughtLine scene={scene} ms={onTheWay.caughtMs} />}
        <Playhead scene={scene} />
      </div>
    </div>
  );
}
