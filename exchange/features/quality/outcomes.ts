import type { SeedOutcome } from '#shared/domain/seeding.ts';
import type { judgedSeeds } from '../../db/queries/seeds.ts';
import type { Suspension } from '../../db/queries/suspensions.ts';

type Judged = Awaited<ReturnType<typeof judgedSeeds>>[number];

/** The outcomes that say how a person scores now: after a suspension one begins anew. Seeds that were sent back have none. */
export function outcomesSince(judged: readonly Judged[], last: Suspension | undefined): SeedOutcome[] {
  return judged.flatMap(({ outcome, judgedAt }) =>
    outcome && (last === undefined || judgedAt > last.at) ? [outcome] : [],
  );
}
