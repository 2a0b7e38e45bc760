import { useEffect, useRef } from 'react';
import type { Stretch } from '#shared/domain/coverage.ts';
import { recordCoverage } from './coverageRecorder.ts';
import type { Player } from './player.ts';

/**
 * Hands out what was watched of the recording on screen, for as long as it is there.
 * @param onWatched told the id that the recording had when it was watched
 */
export function useCoverage(
  player: Player | null,
  evidenceId: string | null,
  onWatched: (evidenceId: string, stretches: Stretch[]) => void,
): void {
  const latest = useRef(onWatched);
  useEffect(() => {
    latest.current = onWatched;
  });
  useEffect(() => {
    if (player === null || evidenceId === null) return;
    return recordCoverage(player, (stretches) => latest.current(evidenceId, stretches));
  }, [player, evidenceId]);
}
