import type { Reading } from '#shared/contract/scoring.ts';
import { type Criterion, criterionOf } from '#shared/domain/rubric.ts';
import type { Mark } from '../spanDraft.ts';
import type { Working } from '../working.ts';

/** The part of a recording's player that marking and going along spans needs. */
export interface MarkPlayer {
  position(): number;
  status(): { playing: boolean };
  seek(ms: number): void;
  toggle(): void;
  pause(): void;
  playRange(range: { startMs: number; endMs: number }): void;
}

/** What the commands of a reading act on. */
export interface RunGround {
  reading: Reading;
  working: Working;
  /** The recording on screen, if it is one. */
  player: () => MarkPlayer | null;
}

export const isReadOnly = ({ reading }: RunGround): boolean => reading.state !== 'draft';

/** Where the playhead is; null where nothing can be marked. */
export function hereOf({ working, player }: Pick<RunGround, 'working' | 'player'>): Mark | null {
  const { evidenceId } = working.store.getState();
  const ms = player()?.position();
  return evidenceId === null || ms === undefined ? null : { evidenceId, ms: Math.round(ms) };
}

/** The criterion at work. */
export function selectedCriterion({ reading, working }: RunGround): Criterion | undefined {
  return criterionOf(reading.rubric, working.store.getState().criterionId ?? '');
}
