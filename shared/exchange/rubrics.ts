import { z } from 'zod';
import { Id, Instant, Line, Sha256 } from '../domain/primitives.ts';
import { Rubric } from '../domain/rubric.ts';

/** The versions of a micro-credential's rubric, the newest first. */
export const RubricVersions = z.strictObject({
  versions: z
    .array(
      z.strictObject({
        rubric: Rubric,
        rubricHash: Sha256,
        /** Null for one that came with the programme. */
        published: z.strictObject({ by: Line, at: Instant }).nullable(),
      }),
    )
    .max(1_000),
});
export type RubricVersions = z.infer<typeof RubricVersions>;

/** A new version as a lead wants it in force. */
export const NewVersion = z.strictObject({
  microCredentialId: Id,
  /** Of the newest version that there was: nobody publishes over what they have not seen. */
  rubricHash: Sha256,
  rubric: Rubric,
  /** Submissions whose consensus still holds by it. */
  holding: z.array(Id).max(100_000),
});
export type NewVersion = z.infer<typeof NewVersion>;

export const VersionPublished = z.strictObject({ rubricHash: Sha256 });
