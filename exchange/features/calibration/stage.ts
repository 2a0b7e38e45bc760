import type { SessionStage } from '#shared/exchange/calibration.ts';

/** Where a session stands, by what was done with it. */
export function stageOf({
  revealedAt,
  closedAt,
}: {
  revealedAt: Date | null;
  closedAt: Date | null;
}): SessionStage {
  if (closedAt !== null) return 'closed';
  return revealedAt === null ? 'scoring' : 'revealed';
}
