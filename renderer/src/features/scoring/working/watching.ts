import type { ErrorCode } from '#shared/contract/errors.ts';
import type { CameraOffset } from '#shared/contract/scoring.ts';
import { type Coverage, coarsen, type Stretch, unionOf } from '#shared/domain/coverage.ts';
import { toProblem } from '../../../ipc/problems.ts';
import type { Looking, WorkingGround } from './ground.ts';

/** What was watched is told this often: it is not worth a message for every second of a lesson. */
const tellEveryMs = 5_000;
const lasting: ReadonlySet<ErrorCode> = new Set([
  'invalid_input',
  'not_found',
  'reading_submitted',
  'batch_not_claimed',
]);
/** As many as one message takes. */
const mostStretches = 1_000;

/** What was watched, and how two recordings stand to each other. */
export interface Watching {
  /** Adds stretches that were played; without any, that the item was opened. */
  watched(evidenceId: string, stretches: readonly Stretch[]): void;
  /** Tells what was not told yet. @returns whether everything was */
  tellWatched(): Promise<boolean>;
  align(offset: CameraOffset): void;
}

export function withWatched(
  coverage: readonly Coverage[],
  evidenceId: string,
  stretches: readonly Stretch[],
): Coverage[] {
  const known = coverage.find((item) => item.evidenceId === evidenceId);
  const watched = coarsen([...(known?.watched ?? []), ...stretches]);
  const rest = coverage.filter((item) => item !== known);
  return [...rest, { evidenceId, watched }];
}

export function createWatching({ store, readOnly }: WorkingGround, looking: Looking): Watching {
  let untold: ReadonlyMap<string, readonly Stretch[]> = new Map();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keep(evidenceId: string, stretches: readonly Stretch[]): void {
    const all = unionOf([...(untold.get(evidenceId) ?? []), ...stretches]);
    untold = new Map([
      ...untold,
      [evidenceId, all.length > mostStretches ? coarsen(all, mostStretches) : all],
    ]);
    timer ??= setTimeout(() => void tellWatched(), tellEveryMs);
  }
  async function tellWatched(): Promise<boolean> {
    clearTimeout(timer);
    timer = undefined;
    const telling = untold;
    untold = new Map();
    const told = [...telling].map(([evidenceId, stretches]) =>
      looking.watched(evidenceId, stretches).then(
        () => true,
        (error: unknown) => {
          // What could not be told is told with the next, unless it can never be.
          if (!lasting.has(toProblem(error).code)) keep(evidenceId, stretches);
          return false;
        },
      ),
    );
    return (await Promise.all(told)).every((whole) => whole);
  }
  return {
    watched(evidenceId, stretches) {
      if (readOnly) return;
      const known = store.getState().coverage.some((item) => item.evidenceId === evidenceId);
      if (known && stretches.length === 0) return;
      store.setState(({ coverage }) => ({ coverage: withWatched(coverage, evidenceId, stretches) }));
      keep(evidenceId, stretches);
    },
    tellWatched,
    align(offset) {
      const isOther = ({ evidenceId }: CameraOffset) => evidenceId !== offset.evidenceId;
      store.setState(({ cameraOffsets }) => ({ cameraOffsets: [...cameraOffsets.filter(isOther), offset] }));
      // It is only a way of looking: where it could not be kept, it holds for as long as the page is open.
      looking.align(offset).catch(() => undefined);
    },
  };
}
