import { type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { type Drag, type Dragged, dragged } from './drag.ts';
import type { FrameGrid } from './frames.ts';
import { type Hit, hitAt } from './hit.ts';
import { barsOf, type LaidLane } from './laneLayout.ts';
import { type Scene, timeUnder } from './scene.ts';
import { type Catches, catchTimes } from './snap.ts';
import { type ChangeSpan, changeSpan } from './timelineRuns.ts';
import { pxPerMs } from './view.ts';

/** A press that moves less is a click. */
const clickPx = 3;
/** How near a dragged end must come to something to catch on it. */
const reachPx = 7;

export interface LanePointerGround {
  scene: Scene;
  laid: readonly LaidLane[];
  grid: FrameGrid;
  readOnly: boolean;
  selectedId: string | null;
  onSeek: (ms: number) => void;
  onSelect: (spanId: string) => void;
  onPlay: (spanId: string) => void;
  onChangeSpan: ChangeSpan;
}

interface LanePointer extends LanePointerGround {
  /** Told where the end that is held is now, or the beginning of a span that is moved. */
  onDrag: (event: PointerEvent<HTMLElement>, ms: number) => void;
}

/** What is held with the pointer: a span, or empty ground. */
interface Held {
  hit: Hit | null;
  x: number;
  ms: number;
  fromMs: number;
  /** Whether it was moved far enough to be more than a click. */
  moved: boolean;
  catches: Catches;
}

/** A span on its way, before it is let go. */
export interface SpanOnTheWay extends Dragged {
  spanId: string;
}

/** The end of the selected span whose handle is under the pointer. */
function handleUnder(event: PointerEvent<HTMLElement>, { laid, selectedId }: LanePointerGround): Hit | null {
  const part = event.target instanceof HTMLElement ? event.target.dataset.part : undefined;
  const bar = part === undefined || selectedId === null ? undefined : barsOf(laid, selectedId)[0];
  return bar !== undefined && (part === 'start' || part === 'end') ? { ...bar, part } : null;
}

function hitUnder(event: PointerEvent<HTMLElement>, ground: LanePointerGround): Hit | null {
  const { scene, laid } = ground;
  const handle = handleUnder(event, ground);
  if (handle !== null) return handle;
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return hitAt(event.clientX - left, event.clientY - top, { laid, scale: scene.view.scale() });
}

function cursorOf(hit: Hit | null, readOnly: boolean): string {
  if (hit === null) return 'default';
  if (readOnly) return 'pointer';
  return hit.part === 'body' ? 'grab' : 'ew-resize';
}

function hold(event: PointerEvent<HTMLElement>, ground: LanePointerGround): Held {
  const { scene, laid, grid } = ground;
  const hit = hitUnder(event, ground);
  const { durationMs } = scene.view.bounds();
  const times = catchTimes({
    laid,
    draggedId: hit?.span.id ?? '',
    playheadMs: scene.clock.now(),
    durationMs,
  });
  const scale = scene.view.scale();
  const ms = timeUnder(event, event.currentTarget, scale);
  return { hit, x: event.clientX, ms, fromMs: scale.view.fromMs, moved: false, catches: { times, grid } };
}

/**
 * The pointer over the lanes. A click goes to the time, a click on a span selects it and goes to its beginning, a
 * double click plays it; drawing a span moves it, its ends resize it, drawing the ground moves the view. Nothing is
 * changed before the pointer is let go, and Escape lets go of it without a change.
 */
export function useLanePointer(ground: LanePointer) {
  const { scene, readOnly } = ground;
  const held = useRef<Held | null>(null);
  const [onTheWay, setOnTheWay] = useState<SpanOnTheWay | null>(null);

  function letGo(): void {
    held.current = null;
    scene.held.current = false;
    setOnTheWay(null);
  }
  function dragSpan(event: PointerEvent<HTMLElement>, now: Held, { span, part }: Hit): void {
    const scale = scene.view.scale();
    const drag: Drag = { before: span, part, byMs: (event.clientX - now.x) / pxPerMs(scale) };
    const rules = {
      durationMs: scene.view.bounds().durationMs,
      catches: event.altKey ? null : now.catches,
      reachMs: reachPx / pxPerMs(scale),
    };
    const moved = dragged(drag, rules);
    setOnTheWay({ spanId: span.id, ...moved });
    ground.onDrag(event, part === 'end' ? moved.range.endMs : moved.range.startMs);
  }
  function dragTo(event: PointerEvent<HTMLElement>, now: Held): void {
    if (now.hit !== null) {
      if (!readOnly) dragSpan(event, now, now.hit);
      return;
    }
    const scale = scene.view.scale();
    const byMs = (event.clientX - now.x) / pxPerMs(scale);
    scene.view.show(now.fromMs - byMs, scale.view.toMs - scale.view.fromMs);
  }
  function click({ hit, ms }: Held): void {
    if (hit !== null) ground.onSelect(hit.span.id);
    ground.onSeek(Math.round(hit?.span.startMs ?? ms));
  }

  useEscape(onTheWay !== null, letGo);
  return {
    onTheWay,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = hold(event, ground);
        scene.held.current = true;
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const now = held.current;
        if (now === null) {
          event.currentTarget.style.cursor = cursorOf(hitUnder(event, ground), readOnly);
          return;
        }
        now.moved ||= Math.abs(event.clientX - now.x) >= clickPx;
        if (now.moved) dragTo(event, now);
      },
      onPointerUp() {
        const now = held.current;
        if (now === null) return;
        if (!now.moved) click(now);
        else if (onTheWay !== null && now.hit !== null) {
          const change = { span: now.hit.span, part: 'drag', to: onTheWay.range };
          scene.view.burst.end();
          changeSpan(scene.view, change, ground.onChangeSpan);
          ground.onSelect(now.hit.span.id);
        }
        letGo();
      },
      onPointerCancel: letGo,
      onDoubleClick(event: MouseEvent<HTMLElement>) {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const place = { laid: ground.laid, scale: scene.view.scale() };
        const hit = hitAt(event.clientX - left, event.clientY - top, place);
        if (hit !== null) ground.onPlay(hit.span.id);
      },
    },
  };
}

/** Escape, while something is held, is for that alone. */
function useEscape(active: boolean, letGo: () => void): void {
  const latest = useRef(letGo);
  latest.current = letGo;
  useEffect(() => {
    if (!active) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [active]);
}
