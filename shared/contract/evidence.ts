import { z } from 'zod';
import { Id, Line, Sha256 } from '../domain/primitives.ts';
import { Problem } from './errors.ts';
import { route } from './route.ts';

export const artefactStates = ['none', 'waiting', 'running', 'ready', 'failed', 'cancelled'] as const;

/** Something the workstation makes from a recording so that it can be shown better; `none`: it has no use here. */
const artefact = {
  state: z.enum(artefactStates),
  problem: Problem.nullable(),
};

/**
 * What is made from a recording. Each is a file of its own in the library, beside the recording:
 * `<address of the recording>/<name>` with the names `frames`, `peaks`, `thumbnails`, `proxy` and those of the captions.
 */
export const Prepared = z.strictObject({
  sha256: Sha256,
  /** `frames`: the presentation times of the frames (shared/domain/frameTimes.ts), of what the player plays. */
  frames: z.strictObject(artefact),
  /**
   * `peaks`: for each of `perSecond` parts of a second the lowest and highest sample as two signed bytes. While it is
   * made, `available` bytes of it can be read already.
   */
  peaks: z.strictObject({ ...artefact, perSecond: z.int().min(1), available: z.int().min(0) }),
  /** `thumbnails`: a JPEG with one picture for each interval, row by row. */
  thumbnails: z.strictObject({
    ...artefact,
    sheet: z
      .strictObject({
        columns: z.int().min(1),
        /** Of one picture, pixels. */
        width: z.int().min(1),
        height: z.int().min(1),
        count: z.int().min(1),
        intervalMs: z.int().min(1),
      })
      .nullable(),
  }),
  /** `proxy`: an MP4 on the same timeline that stands in where the player cannot play the recording; why, in words. */
  proxy: z.strictObject({ ...artefact, why: z.string().max(2_000).nullable() }),
  /** Captions inside the recording, as WebVTT. */
  captions: z
    .array(
      z.strictObject({
        name: z.string().regex(/^captions-\d{1,2}$/),
        language: z.string().max(20).nullable(),
      }),
    )
    .max(32),
});
export type Prepared = z.infer<typeof Prepared>;

export const jobKinds = ['frames', 'peaks', 'thumbnails', 'proxy', 'captions'] as const;

/** Work in the background. */
export const Job = z.strictObject({
  id: Id,
  kind: z.enum(jobKinds),
  sha256: Sha256,
  /** The title of the evidence it is made for. */
  title: Line,
  state: z.enum(['waiting', 'running']),
  /** 0 to 1; null where nobody can say yet. */
  progress: z.number().min(0).max(1).nullable(),
  timeLeftMs: z.int().min(0).nullable(),
});
export type Job = z.infer<typeof Job>;

export const evidenceRoutes = {
  /**
   * How far a recording is prepared. Begins what was not begun yet; with `again` also what failed or was cancelled.
   */
  'evidence.prepare': route(z.strictObject({ evidenceId: Id, again: z.boolean().optional() }), Prepared),
  /** What runs and waits now, in order. */
  'evidence.jobs': route(z.strictObject({}), z.strictObject({ jobs: z.array(Job).max(500) })),
  /** Ends a job. One that is over already is no error. */
  'evidence.cancel': route(z.strictObject({ jobId: Id }), z.strictObject({})),
} as const;
