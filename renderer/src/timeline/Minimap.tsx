import { type PointerEvent, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Stretch, watchedShare } from '#shared/domain/coverage.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { drawMinimap } from './drawMinimap.ts';
import type { LaidLane } from './laneLayout.ts';
import { centred, type WindowPart, windowDragged, windowKeyed, windowPartAt } from './minimapWindow.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import styles from './timeline.module.css';
import { useDrawing } from './useDrawing.ts';
import { useInPlace } from './useInPlace.ts';
import { type View, wholeOf } from './view.ts';

interface MinimapProps {
  scene: Scene;
  laid: readonly LaidLane[];
  watched: readonly Stretch[];
  durationMs: number;
  onSeek: (ms: number) => void;
  onHover: (event: PointerEvent<HTMLElement>) => void;
}

const noSources: readonly never[] = [];
/** A press that moves less is a click. */
const clickPx = 3;

interface Held {
  x: number;
  part: WindowPart;
  before: View;
  moved: boolean;
}

/** Drawing the window along moves the view, its edges zoom; a click goes to the time. */
function useWindowPointer({ scene, onSeek }: MinimapProps) {
  const { view } = scene;
  const held = useRef<Held | null>(null);
  const placeOf = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const whole = wholeOf(view.bounds()).toMs;
    return { x: clientX - left, width, perPx: whole / width };
  };
  const show = ({ fromMs, toMs }: View) => view.show(fromMs, toMs - fromMs);

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { x, width, perPx } = placeOf(event);
    const bounds = view.bounds();
    const part = windowPartAt(x, { view: view.scale().view, bounds, width });
    if (part === 'outside') show(centred(view.scale().view, x * perPx, bounds));
    scene.held.current = true;
    held.current = { x, part, before: view.scale().view, moved: false };
  }
  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const { x, width, perPx } = placeOf(event);
    const now = held.current;
    if (now === null) {
      const part = windowPartAt(x, { view: view.scale().view, bounds: view.bounds(), width });
      event.currentTarget.dataset.over = part;
      return;
    }
    now.moved ||= Math.abs(x - now.x) >= clickPx;
    if (now.moved)
      show(windowDragged(now.before, { part: now.part, byMs: (x - now.x) * perPx }, view.bounds()));
  }
  function onPointerUp(event: PointerEvent<HTMLElement>): void {
    const { x, perPx } = placeOf(event);
    if (held.current?.moved === false) {
      const ms = Math.round(Math.min(Math.max(0, x * perPx), view.bounds().durationMs));
      onSeek(ms);
      view.reveal({ startMs: ms, endMs: ms });
    }
  }
  function onLostPointerCapture(): void {
    held.current = null;
    scene.held.current = false;
  }
  return { onPointerDown, onPointerMove, onPointerUp, onLostPointerCapture };
}

/** The whole recording: what was watched of it, where spans are, and which part the lanes show. */
export function Minimap(props: MinimapProps) {
  const { scene, laid, watched, durationMs, onHover } = props;
  const { view, clock, queue, palette } = scene;
  const { t, i18n } = useTranslation('timeline');
  const draw = useCallback(
    (surface: Surface) => drawMinimap(surface, { laid, watched, durationMs, palette }),
    [laid, watched, durationMs, palette],
  );
  const canvas = useDrawing({ queue, draw, sources: noSources });
  const { onPointerMove, ...pointer } = useWindowPointer(props);
  const share = (ms: number) => `${(ms / wholeOf(view.bounds()).toMs) * 100}%`;
  const shownWindow = useInPlace<HTMLDivElement>(scene, (element, scale) => {
    const { fromMs, toMs } = scale.view;
    element.style.left = share(fromMs);
    element.style.width = share(toMs - fromMs);
    element.setAttribute('aria-valuenow', String(Math.round(fromMs)));
    element.setAttribute('aria-valuemax', String(Math.round(wholeOf(view.bounds()).toMs - (toMs - fromMs))));
    const times = { start: formatTimecode(fromMs, 'short'), end: formatTimecode(toMs, 'short') };
    element.setAttribute('aria-valuetext', t('windowText', times));
  });
  const playhead = useInPlace<HTMLDivElement>(
    scene,
    (element) => {
      element.style.left = share(clock.now());
    },
    true,
  );
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (
    <div
      className={styles.minimap}
      {...pointer}
      onPointerMove={(event) => {
        onPointerMove(event);
        onHover(event);
      }}
    >
      <canvas
        ref={canvas}
        className={styles.fill}
        role="img"
        aria-label={t('watched', { percent: percent.format(watchedShare(watched, durationMs)) })}
      />
      <div ref={playhead} className={styles.minimapPlayhead} />
      <div
        ref={shownWindow}
        className={styles.window}
        role="slider"
        tabIndex={0}
        aria-label={t('window')}
        aria-valuemin={0}
        aria-valuenow={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          const next = windowKeyed(view.scale().view, event, view.bounds());
          if (next === null) return;
          event.preventDefault();
          view.show(next.fromMs, next.toMs - next.fromMs);
        }}
      />
    </div>
  );
}
