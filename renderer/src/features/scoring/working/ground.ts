import type { StoreApi } from 'zustand/vanilla';
import type { CameraOffset } from '#shared/contract/scoring.ts';
import type { Stretch } from '#shared/domain/coverage.ts';
import type { Autosaver } from '../autosave/autosaver.ts';
import type { Editing } from './editing.ts';
import type { WorkingState } from './state.ts';

/** What the workstation is told besides edits: ways of looking, which are not undone. */
export interface Looking {
  watched(evidenceId: string, stretches: readonly Stretch[]): Promise<unknown>;
  align(offset: CameraOffset): Promise<unknown>;
}

/** What every part of the working state acts on. */
export interface WorkingGround {
  store: StoreApi<WorkingState>;
  editing: Editing;
  autosaver: Autosaver;
  /** A submitted reading is looked at, not changed. */
  readOnly: boolean;
}
