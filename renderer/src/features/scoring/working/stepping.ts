import type { Stepped } from '#shared/contract/scoring.ts';
import { type Change, type DraftContent, withChange } from '#shared/domain/change.ts';
import { toProblem } from '../../../ipc/problems.ts';
import type { Direction } from '../autosave/autosaver.ts';
import type { WorkingGround } from './ground.ts';
import type { WorkingState } from './state.ts';
import { type Thing, type Told, thingOf } from './told.ts';

/** Undo and redo, over everything an edit can change. */
export interface Stepping {
  step(direction: Direction): Promise<void>;
}

function firstThing(content: DraftContent, changes: readonly Change[]): Thing | undefined {
  let before = content;
  for (const change of changes) {
    const thing = thingOf(before, change);
    if (thing) return thing;
    before = withChange(before, change);
  }
  return undefined;
}

/** What must be selected and on screen so that the change is seen. */
function shownWith(thing: Thing | undefined, content: DraftContent): Partial<WorkingState> {
  if (thing === undefined) return {};
  if ('criterionId' in thing) return { criterionId: thing.criterionId };
  if (!('span' in thing)) return {};
  const { annotationId, span } = thing;
  const there = content.annotations.some(({ id }) => id === annotationId);
  return { evidenceId: span.evidenceId, annotationId: there ? annotationId : null, shown: { kind: 'all' } };
}

function after(state: WorkingState, direction: Direction, stepped: Stepped, pending: readonly Change[]) {
  const content = [...stepped.changes, ...pending].reduce(withChange, state.content);
  const thing = firstThing(state.content, stepped.changes);
  const told: Told = thing ? { kind: direction, thing } : { kind: 'nothing', direction };
  const noteGone = !content.annotations.some(({ id }) => id === state.note?.annotationId);
  return {
    content,
    told,
    history: pending.length > 0 ? state.history : stepped.history,
    note: noteGone ? null : state.note,
    ...shownWith(thing, content),
  };
}

export function createStepping({ store, editing, autosaver }: WorkingGround): Stepping {
  const tell = (told: Told) => store.setState({ told });
  return {
    async step(direction) {
      editing.endBurst();
      try {
        const stepped = await autosaver.step(direction);
        if (stepped === null) return tell({ kind: 'unsaved' });
        // What was edited while the step was under way comes after it.
        const pending = autosaver.pending().flatMap(({ changes }) => changes);
        store.setState((state) => after(state, direction, stepped, pending));
      } catch (error) {
        const problem = toProblem(error);
        if (problem.code !== 'nothing_to_undo') return tell({ kind: 'failed', problem });
        store.setState(({ history }) => ({
          history: { ...history, [direction]: null },
          told: { kind: 'nothing', direction },
        }));
      }
    },
  };
}
