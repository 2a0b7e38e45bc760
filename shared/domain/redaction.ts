import { z } from 'zod';
import { Id, Instant, Milliseconds } from './primitives.ts';

/** What is hidden of a recording before anybody reads it, as data: nothing is changed until it is rendered. */

const Range = { id: Id, startMs: Milliseconds, endMs: Milliseconds };
const isForward = ({ startMs, endMs }: { startMs: number; endMs: number }) => startMs < endMs;
const Share = z.number().min(0).max(1);

/** Where a cover is at a moment, in shares of the picture's width and height. */
export const CoverKey = z
  .strictObject({ ms: Milliseconds, x: Share, y: Share, width: Share, height: Share })
  .refine(({ width, height }) => width > 0 && height > 0, 'a cover has a size');
export type CoverKey = z.infer<typeof CoverKey>;

export const coverLooks = ['solid', 'pixelate', 'blur'] as const;
export const mostKeys = 100;

/** A part of the picture that is hidden for a while: a face, a name on the board, a school's logo. */
export const Cover = z
  .strictObject({
    ...{ kind: z.literal('cover'), ...Range },
    look: z.enum(coverLooks),
    /** By time; between two of them it goes in a straight line, before the first and after the last it stays. */
    keys: z.array(CoverKey).min(1).max(mostKeys),
    /**
     * The face that a program found and drew it over: how sure it was, and which it was, where one needs several covers.
     * Not for what a person drew or moved.
     */
    face: z.strictObject({ score: Share, track: Id }).optional(),
  })
  .refine(isForward, 'a cover ends after it begins')
  .refine(({ keys }) => keys.every(({ ms }, i) => ms > (keys[i - 1]?.ms ?? -1)), 'keys are in order of time');
export type Cover = z.infer<typeof Cover>;

export const silenceHows = ['bleep', 'mute', 'mask'] as const;

/** A stretch of the sound that is hidden. `mask` lowers the pitch: what is said is still heard, and so is how. */
export const Silence = z
  .strictObject({ kind: z.literal('silence'), ...Range, how: z.enum(silenceHows) })
  .refine(isForward, 'a silence ends after it begins');
export type Silence = z.infer<typeof Silence>;

export const Redaction = z.discriminatedUnion('kind', [Cover, Silence]);
export type Redaction = z.infer<typeof Redaction>;

/** A full class in an hour, each pupil lost and found again many times. */
export const mostRedactions = 2_000;

/** What is hidden of one recording. Every change makes the next version; none is written over. */
export const RedactionList = z.strictObject({
  version: z.int().min(0),
  at: Instant.nullable(),
  redactions: z.array(Redaction).max(mostRedactions),
});
export type RedactionList = z.infer<typeof RedactionList>;

/** Before anything was hidden. */
export const nothingHidden: RedactionList = { version: 0, at: null, redactions: [] };

export const coversIn = (list: readonly Redaction[]): Cover[] => list.filter((one) => one.kind === 'cover');
/** Whether it is a cover that a program drew over a face. */
export const isFace = (one: Redaction): one is Cover => one.kind === 'cover' && one.face !== undefined;
export const silencesIn = (list: readonly Redaction[]): Silence[] =>
  list.filter((one) => one.kind === 'silence');

/** Where a cover is at a moment; with its time. */
export function coverAt({ keys }: Pick<Cover, 'keys'>, ms: number): CoverKey {
  const [first] = keys;
  const last = keys.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a cover without a place');
  if (ms <= first.ms) return { ...first, ms };
  if (ms >= last.ms) return { ...last, ms };
  const next = keys.findIndex((key) => key.ms >= ms);
  const [from, to] = [keys[next - 1] ?? first, keys[next] ?? last];
  const share = (ms - from.ms) / (to.ms - from.ms);
  const between = (side: 'x' | 'y' | 'width' | 'height') => from[side] + share * (to[side] - from[side]);
  return { ms, x: between('x'), y: between('y'), width: between('width'), height: between('height') };
}
