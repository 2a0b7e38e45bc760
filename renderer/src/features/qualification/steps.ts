import type { Ladder } from '#shared/exchange/ladder.ts';

export type StepState = 'done' | 'current' | 'toCome' | 'notAsked';

type OfLadder = Pick<Ladder, 'practice' | 'rule' | 'stage' | 'set' | 'certification'>;

/** The steps of the way with where one is on it. Practice is never asked for, so one is never held up there. */
export function stepsOf({ practice, rule, stage, set, certification }: OfLadder) {
  const all = practice.of > 0 && practice.read >= practice.of;
  const sets = Array.from({ length: rule.sets }, (_, i) => i + 1).map((number): [number, StepState] => {
    // Whoever is vouched for from elsewhere has passed no set here.
    if (stage === 'certified') return [number, certification?.agreement ? 'done' : 'notAsked'];
    if (number < set) return [number, 'done'];
    return [number, number === set && stage === 'open' ? 'current' : 'toCome'];
  });
  return {
    practice: (all ? 'done' : 'toCome') as StepState,
    sets,
    certified: (certification ? 'done' : 'toCome') as StepState,
  };
}
