import { z } from 'zod';
import { Id, Milliseconds } from './primitives.ts';

const fraction = z.number().min(0).max(1);

/** A rectangle in fractions of the page or image, from its top left corner. */
const region = { x: fraction, y: fraction, width: fraction, height: fraction };

/** A piece of evidence. A time span with equal ends is a moment. */
export const Span = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('time'), evidenceId: Id, startMs: Milliseconds, endMs: Milliseconds }),
  z.strictObject({
    kind: z.literal('page'),
    evidenceId: Id,
    page: z.int().min(1).max(10_000),
    ...region,
  }),
  z.strictObject({ kind: z.literal('image'), evidenceId: Id, ...region }),
  z.strictObject({
    kind: z.literal('text'),
    evidenceId: Id,
    start: z.int().min(0).max(10_000_000),
    end: z.int().min(0).max(10_000_000),
  }),
]);
export type Span = z.infer<typeof Span>;

/** Whether the span's ends stand in order (a moment is in order). */
export function isOrdered(span: Span): boolean {
  switch (span.kind) {
    case 'time':
      return span.endMs >= span.startMs;
    case 'text':
      return span.end >= span.start;
    case 'page':
    case 'image':
      return true;
  }
}
