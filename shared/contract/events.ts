import { z } from 'zod';
import { Id } from '../domain/primitives.ts';

/** What the workstation tells the screen without being asked: something to fetch again, never the data itself. */
export const WorkstationEvent = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('enrolment.changed') }),
  z.strictObject({ name: z.literal('queue.changed') }),
  z.strictObject({ name: z.literal('download.changed'), batchId: Id }),
  z.strictObject({ name: z.literal('reading.changed'), readingId: Id }),
  z.strictObject({ name: z.literal('sync.changed') }),
]);
export type WorkstationEvent = z.infer<typeof WorkstationEvent>;
