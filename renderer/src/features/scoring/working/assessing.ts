import { scoreOf } from '#shared/domain/change.ts';
import type { FlagKind } from '#shared/domain/flag.ts';
import type { Score } from '#shared/domain/reading.ts';
import { type Burst, typing } from './editing.ts';
import type { WorkingGround } from './ground.ts';

/** Scoring, feedback and flags. */
export interface Assessing {
  setLevel(criterionId: string, levelId: string): void;
  setNoEvidence(criterionId: string, noEvidence: boolean): void;
  typeRationale(criterionId: string, rationale: string): void;
  typeFeedback(feedback: string): void;
  /** Adds a text to what is there, as one thing to undo. @param criterionId its rationale; null for the feedback */
  insertText(criterionId: string | null, text: string): void;
  setFlag(kind: FlagKind, note: string): void;
  typeFlagNote(kind: FlagKind, note: string): void;
  removeFlag(kind: FlagKind): void;
}

/** Text after other text, on a line of its own. */
export function appended(text: string, more: string): string {
  const kept = text.trimEnd();
  return kept === '' ? more : `${kept}\n${more}`;
}

export function createAssessing({ store, editing }: WorkingGround): Assessing {
  function changeScore(criterionId: string, part: Partial<Score>, burst?: Burst): void {
    const score = { ...scoreOf(store.getState().content, criterionId), ...part };
    editing.make([{ kind: 'score', score }], burst);
    store.setState({ criterionId });
  }
  return {
    setLevel: (criterionId, levelId) => changeScore(criterionId, { levelId }),
    setNoEvidence: (criterionId, noEvidence) => changeScore(criterionId, { noEvidence }),
    typeRationale: (criterionId, rationale) =>
      changeScore(criterionId, { rationale }, typing(`rationale ${criterionId}`)),
    typeFeedback: (feedback) => editing.make([{ kind: 'feedback', feedback }], typing('feedback')),
    insertText(criterionId, text) {
      const { content } = store.getState();
      if (criterionId === null)
        editing.make([{ kind: 'feedback', feedback: appended(content.feedback, text) }]);
      else changeScore(criterionId, { rationale: appended(scoreOf(content, criterionId).rationale, text) });
    },
    setFlag: (kind, note) => editing.make([{ kind: 'flag', flag: { kind, note } }]),
    typeFlagNote: (kind, note) =>
      editing.make([{ kind: 'flag', flag: { kind, note } }], typing(`flag ${kind}`)),
    removeFlag: (flagKind) => editing.make([{ kind: 'flag removed', flagKind }]),
  };
}
