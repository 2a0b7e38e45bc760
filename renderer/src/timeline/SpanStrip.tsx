import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { percent, timeAt } from './geometry.ts';
import { type Lane, LaneRow, laneHeight } from './LaneRow.tsx';
import styles from './timeline.module.css';

/** The part of a clock that a strip needs. */
interface StripClock {
  now(): number;
  subscribe(listener: (ms: number) => void): () => void;
}

interface SpanStripProps {
  durationMs: number;
  lanes: readonly Lane[];
  clock: StripClock;
  /** A span that is being marked; without an end it runs to the playhead. */
  draft: { startMs: number; endMs: number | null } | null;
  selectedId: string | null;
  onSeek: (ms: number) => void;
  onPlay: (spanId: string) => void;
}

/** Moves the playhead and the open draft with the clock, without rendering. */
function useMovingParts({ clock, durationMs, draft }: SpanStripProps) {
  const stop = useRef<(() => void) | undefined>(undefined);
  return (track: HTMLDivElement | null) => {
    stop.current?.();
    if (track === null) return;
    const show = (ms: number) => {
      track.style.setProperty('--playhead', percent(ms, durationMs));
      const end = draft?.endMs ?? ms;
      track.style.setProperty('--draft-from', percent(Math.min(draft?.startMs ?? 0, end), durationMs));
      track.style.setProperty('--draft-to', percent(Math.max(draft?.startMs ?? 0, end), durationMs));
      const slider = track.querySelector('[role="slider"]');
      slider?.setAttribute('aria-valuenow', String(Math.round(ms)));
      slider?.setAttribute('aria-valuetext', formatTimecode(ms));
    };
    show(clock.now());
    stop.current = clock.subscribe(show);
  };
}

/** The whole recording as a line to go along, with a lane of spans for each criterion below it. */
export function SpanStrip(props: SpanStripProps) {
  const { durationMs, lanes, draft, selectedId, onSeek, onPlay, clock } = props;
  const { t } = useTranslation('player');
  const moving = useMovingParts(props);
  const seekTo = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSeek(timeAt(event.clientX - left, { durationMs, width }));
  };
  const steps: Record<string, number> = { Home: 0, End: durationMs };
  const onKeyDown = (event: KeyboardEvent) => {
    const to =
      steps[event.code] ?? { ArrowLeft: clock.now() - 1_000, ArrowRight: clock.now() + 1_000 }[event.code];
    if (to === undefined || event.shiftKey) return;
    event.preventDefault();
    onSeek(to);
  };
  return (
    <div className={styles.strip}>
      <div className={styles.letters} aria-hidden="true">
        <div className={styles.scrubberSpace} />
        {lanes.map(({ id, letter, mark, spans }) => (
          <div
            key={id}
            className={styles.letter}
            style={{ height: laneHeight(spans), '--lane': mark.colour } as CSSProperties}
          >
            {letter}
          </div>
        ))}
      </div>
      <div
        className={styles.track}
        ref={moving}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seekTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
        }}
      >
        <div
          className={styles.scrubber}
          role="slider"
          tabIndex={0}
          data-keys="page"
          aria-label={t('scrubber')}
          aria-valuemin={0}
          aria-valuemax={durationMs}
          aria-valuenow={0}
          onKeyDown={onKeyDown}
        />
        {draft !== null && <div className={styles.draft} />}
        {lanes.map((lane) => (
          <LaneRow
            key={lane.id}
            lane={lane}
            durationMs={durationMs}
            selectedId={selectedId}
            onPlay={onPlay}
          />
        ))}
        <div className={styles.playhead} />
      </div>
    </div>
  );
}
