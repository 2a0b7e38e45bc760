import { describe, expect, it } from 'vitest';
import type { Summary } from '#shared/contract/scoring.ts';
import { verdictOf } from '../../../../renderer/src/features/scoring/submit/verdict.ts';

const whole: Summary = {
  complete: true,
  criteria: [],
  flags: [],
  feedbackEmpty: true,
  unwatched: [],
  unwatchedPolicy: 'ask',
};
const unwatched = [{ evidenceId: 'video', title: 'Video', stretches: [{ startMs: 0, endMs: 9_000 }] }];
const kindOf = (part: Partial<Summary>) => verdictOf({ ...whole, ...part }).kind;

describe('a reading about to be submitted', () => {
  it('is ready when it is complete and watched', () => {
    expect(kindOf({})).toBe('ready');
    expect(kindOf({ complete: false })).toBe('incomplete');
  });

  it('is asked about once more where something was not watched, or must be watched first', () => {
    expect(kindOf({ unwatched })).toBe('asks');
    expect(kindOf({ unwatched, unwatchedPolicy: 'require' })).toBe('watchFirst');
  });

  it('needs not be watched to its end where a flag sends it back', () => {
    const flags: Summary['flags'] = [{ kind: 'not_scorable', note: '' }];
    expect(kindOf({ unwatched, unwatchedPolicy: 'require', flags })).toBe('ready');
    expect(
      kindOf({ unwatched, unwatchedPolicy: 'require', flags: [{ kind: 'safety_concern', note: '' }] }),
    ).toBe('watchFirst');
  });
});
