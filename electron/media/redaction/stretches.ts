import { createHash } from 'node:crypto';
import { type Cover, coversIn, type Redaction } from '#shared/domain/redaction.ts';
import { marginMs } from './filters.ts';

/** A part of a recording's pictures that is rendered by itself. Seconds; its ends lie between two pictures. */
export interface Stretch {
  from: number | null;
  to: number | null;
  /** Of its first picture. */
  first: number;
  /** Of its last picture. */
  last: number;
}

/**
 * Divides pictures into stretches of about that length.
 * @param times when each is shown, seconds, in order
 */
export function stretchesOf(times: readonly number[], lengthMs: number): Stretch[] {
  const stretches: Stretch[] = [];
  let begin = 0;
  const between = (index: number) => ((times[index - 1] ?? 0) + (times[index] ?? 0)) / 2;
  for (let index = 1; index <= times.length; index++) {
    const isEnd = index === times.length;
    const first = times[begin] ?? 0;
    if (!isEnd && (times[index] ?? 0) - first < lengthMs / 1000) continue;
    const from = begin === 0 ? null : between(begin);
    stretches.push({ from, to: isEnd ? null : between(index), first, last: times[index - 1] ?? first });
    begin = index;
  }
  return stretches;
}

/** The covers that are seen in a stretch, its margins too. */
export function coversOf(redactions: readonly Redaction[], { first, last }: Stretch): Cover[] {
  return coversIn(redactions).filter(
    ({ startMs, endMs }) => startMs - marginMs <= last * 1000 && endMs + marginMs >= first * 1000,
  );
}

/** Tells what a stretch was rendered from and how: with the same name it need not be rendered again. */
export function stretchName(how: unknown): string {
  return createHash('sha256').update(JSON.stringify(how)).digest('hex').slice(0, 24);
}
