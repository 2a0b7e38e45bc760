import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reading } from '#shared/contract/scoring.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Autosaver } from './autosave/autosaver.ts';
import { type Annotating, createAnnotating, createMarking, type Marking } from './working/annotating.ts';
import { type Assessing, createAssessing } from './working/assessing.ts';
import { createEditing } from './working/editing.ts';
import type { Looking } from './working/ground.ts';
import { createGrouping, createListing } from './working/listing.ts';
import { createNoting, type Noting } from './working/noting.ts';
import { type Shown, startOf, type WorkingState } from './working/state.ts';
import { createStepping, type Stepping } from './working/stepping.ts';
import { createWatching, type Watching } from './working/watching.ts';

interface Selecting {
  /** A letter: the answer to “which criterion?”, or else the criterion to work on. */
  pickCriterion(criterionId: string): void;
  /** The other answer to “which criterion?”: none yet. */
  pickNone(): void;
  selectAnnotation(annotationId: string | null): void;
  showEvidence(evidenceId: string): void;
  /** Narrows the list of annotations. */
  show(shown: Shown): void;
  /** The annotations of the list, in their order; the same array until they change. */
  listed(state: WorkingState): readonly Annotation[];
  /** The annotations of a criterion; the same array until any annotation changes. */
  spansFor(state: WorkingState, criterionId: string): readonly Annotation[];
  /** A text was left: what is typed next is another edit, and this one goes to disk now. */
  leaveField(): void;
}

/** The working state of one reading: what a person does is here first, and on its way to disk at once. */
export interface Working extends Selecting, Marking, Annotating, Noting, Assessing, Stepping, Watching {
  store: StoreApi<WorkingState>;
}

interface Ports {
  autosaver: Autosaver;
  looking: Looking;
}

export function createWorking(reading: Reading, { autosaver, looking }: Ports): Working {
  const store = createStore<WorkingState>(() => startOf(reading, autosaver.pending()));
  const editing = createEditing(store, autosaver);
  const ground = { store, editing, autosaver, readOnly: reading.state !== 'draft' };
  const annotating = createAnnotating(ground);
  const noting = createNoting(ground, annotating);

  function answer(criterionId: string | null): void {
    const { draft, note } = store.getState();
    if (draft.kind === 'asking') annotating.annotate(draft.span, criterionId);
    else if (note?.asking) noting.answerNote(criterionId);
  }
  return {
    store,
    ...createMarking(ground),
    ...annotating,
    ...noting,
    ...createAssessing(ground),
    ...createStepping(ground),
    ...createWatching(ground, looking),
    pickCriterion(criterionId) {
      answer(criterionId);
      store.setState({ criterionId });
    },
    pickNone: () => answer(null),
    selectAnnotation: (annotationId) => store.setState({ annotationId }),
    showEvidence: (evidenceId) => store.setState({ evidenceId }),
    show: (shown) => store.setState({ shown }),
    listed: createListing(reading.evidence.map(({ id }) => id)),
    spansFor: createGrouping(),
    leaveField() {
      editing.endBurst();
      void autosaver.flush();
    },
  };
}
