import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { useTick } from '../player/usePlayer.ts';
import styles from './compare.module.css';
import type { ComparedReading } from './compared.ts';
import { citedFor, rangeOf } from './explain.ts';
import type { Shown } from './useShown.ts';

/** Where a span begins and ends, as a person reads it. */
export function spanText({ span }: Annotation): string {
  const range = rangeOf(span);
  if (range === undefined) return span.kind === 'page' ? `p. ${span.page}` : '▭';
  return span.kind === 'time'
    ? `${formatTimecode(range.start)}–${formatTimecode(range.end)}`
    : `${range.start}–${range.end}`;
}

interface LaneProps {
  reader: string;
  criterion: Criterion;
  reading: ComparedReading;
  shown: Shown;
  length: number;
}

function Lane({ reader, criterion, reading, shown, length }: LaneProps) {
  const spans = citedFor(reading, criterion.id).filter(({ span }) => span.evidenceId === shown.item?.id);
  return (
    <li className={styles.lane}>
      <span className={styles.laneName}>
        {criterion.letter} {reader}
      </span>
      <span className={styles.laneRoom}>
        {spans.map((one) => {
          const range = rangeOf(one.span);
          if (range === undefined) return null;
          const left = (100 * range.start) / length;
          return (
            <button
              key={one.id}
              type="button"
              className={styles.mark}
              aria-pressed={shown.pointed.includes(one.id)}
              aria-label={`${criterion.letter} ${reader} ${spanText(one)} ${one.note}`}
              title={`${spanText(one)} ${one.note}`}
              style={{ left: `${left}%`, width: `max(6px, ${(100 * (range.end - range.start)) / length}%)` }}
              onClick={() => shown.go([one])}
            />
          );
        })}
      </span>
    </li>
  );
}

function Head({ shown, length }: { shown: Shown; length: number }) {
  const line = useRef<HTMLDivElement>(null);
  useTick(shown.player.clock, (ms) => {
    if (line.current !== null) line.current.style.left = `${Math.min(100, (100 * ms) / length)}%`;
  });
  return (
    <div className={styles.headRoom} aria-hidden>
      <div ref={line} className={styles.playhead} />
    </div>
  );
}

interface MarksProps {
  criteria: readonly Criterion[];
  readings: readonly ComparedReading[];
  shown: Shown;
}

/** What each reader marked, criterion by criterion, over the length of the item that is looked at. */
export function Marks({ criteria, readings, shown }: MarksProps) {
  const { t } = useTranslation('compare');
  const { item } = shown;
  if (item === undefined) return null;
  const ends = readings.flatMap(({ annotations }) =>
    annotations.filter(({ span }) => span.evidenceId === item.id).map(({ span }) => rangeOf(span)?.end ?? 0),
  );
  const length = Math.max(1, item.durationMs ?? 0, ...ends);
  return (
    <section className={styles.marks} aria-label={t('timeline')}>
      {item.durationMs !== null && <Head shown={shown} length={length} />}
      <ul>
        {criteria.flatMap((criterion) =>
          readings.map((reading) => (
            <Lane
              key={`${criterion.id} ${reading.readingId}`}
              {...{ criterion, reading, shown, length }}
              reader={reading.reader}
            />
          )),
        )}
      </ul>
    </section>
  );
}
