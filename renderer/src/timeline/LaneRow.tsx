import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { type Placed, percent, stackRows } from './geometry.ts';
import type { LaneMark } from './laneMark.ts';
import styles from './timeline.module.css';

export interface LaneSpan extends Placed {
  note: string;
}

export interface Lane {
  id: string;
  letter: string;
  name: string;
  mark: LaneMark;
  spans: readonly LaneSpan[];
}

const rowHeight = 10;

/** How high a lane is for its spans, CSS pixels. */
export function laneHeight(spans: readonly Placed[]): number {
  return (Math.max(0, ...stackRows(spans).values()) + 1) * rowHeight + 4;
}

interface LaneRowProps {
  lane: Lane;
  durationMs: number;
  selectedId: string | null;
  onPlay: (spanId: string) => void;
}

/** The spans of one criterion along the recording; where they overlap, below one another. */
export function LaneRow({ lane, durationMs, selectedId, onPlay }: LaneRowProps) {
  const { t } = useTranslation('player');
  const rows = stackRows(lane.spans);
  const { colour, pattern } = lane.mark;
  return (
    <div
      className={styles.lane}
      style={{ height: laneHeight(lane.spans), '--lane': colour, '--pattern': pattern } as CSSProperties}
    >
      {lane.spans.map(({ id, startMs, endMs, note }) => {
        const times = {
          lane: lane.letter,
          start: formatTimecode(startMs, 'short'),
          end: formatTimecode(endMs, 'short'),
        };
        const label = t(startMs === endMs ? 'momentOf' : 'spanOf', times);
        return (
          <button
            key={id}
            type="button"
            data-keys="page"
            data-selected={id === selectedId}
            className={styles.span}
            aria-label={label}
            title={note === '' ? label : `${label}\n${note}`}
            style={{
              left: percent(startMs, durationMs),
              width: percent(endMs - startMs, durationMs),
              top: (rows.get(id) ?? 0) * rowHeight + 2,
            }}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => onPlay(id)}
          />
        );
      })}
    </div>
  );
}
