import { z } from 'zod';
import { Id, Sha256 } from '../domain/primitives.ts';

/** What the workstation tells the screen without being asked: something to fetch again, never the data itself. */
export const WorkstationEvent = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('enrolment.changed') }),
  /** The workstation was locked, or unlocked. */
  z.strictObject({ name: z.literal('locking.changed'), locked: z.boolean() }),
  z.strictObject({ name: z.literal('queue.changed') }),
  z.strictObject({ name: z.literal('download.changed'), batchId: Id }),
  z.strictObject({ name: z.literal('reading.changed'), readingId: Id }),
  /** A recording is prepared further than before. */
  z.strictObject({ name: z.literal('evidence.changed'), sha256: Sha256 }),
  z.strictObject({ name: z.literal('jobs.changed') }),
  z.strictObject({ name: z.literal('sync.changed') }),
  /** A search for identifiers is further than before. */
  z.strictObject({ name: z.literal('scan.changed') }),
  /** There is something new in a calibration session. */
  z.strictObject({ name: z.literal('calibration.changed'), sessionId: Id }),
  /** Something was done in the programme office. */
  z.strictObject({ name: z.literal('office.changed') }),
  /** Something is other than before with a pack in the making. */
  z.strictObject({ name: z.literal('packs.changed') }),
  /** What is done for a pack is further than before. */
  z.strictObject({ name: z.literal('packs.progressed') }),
]);
export type WorkstationEvent = z.infer<typeof WorkstationEvent>;
