import { describe, expect, it } from 'vitest';
import { defaultQualification } from '#shared/domain/qualification.ts';
import type { HeldCertification } from '#shared/exchange/ladder.ts';
import { stepsOf } from '../../../../renderer/src/features/qualification/steps.ts';

const practice = { read: 0, of: 3 };
const vouched: HeldCertification = {
  validFrom: '2026-11-01T00:00:00.000Z',
  validUntil: '2027-11-01T00:00:00.000Z',
  source: 'external qualification',
  agreement: null,
};
const earned: HeldCertification = {
  ...vouched,
  source: 'qualification',
  agreement: { scores: 8, exact: 8, adjacent: 8, kappa: [1, 1] },
};
const rule = defaultQualification;
const statesOf = (of: Omit<Parameters<typeof stepsOf>[0], 'rule' | 'practice'>) => {
  const { sets, certified } = stepsOf({ ...of, rule, practice });
  return [...sets.map(([, state]) => state), certified];
};

describe('the steps to a certification', () => {
  it('lead from one set to the next, and to the certification', () => {
    expect(statesOf({ stage: 'open', set: 1, certification: null })).toEqual(['current', 'toCome', 'toCome']);
    expect(statesOf({ stage: 'open', set: 2, certification: null })).toEqual(['done', 'current', 'toCome']);
    expect(statesOf({ stage: 'certified', set: 1, certification: earned })).toEqual(['done', 'done', 'done']);
  });

  it('are none of them under way while one waits', () => {
    expect(statesOf({ stage: 'coolingDown', set: 1, certification: null })).toEqual([
      'toCome',
      'toCome',
      'toCome',
    ]);
  });

  it('do not call sets done for whom another authority vouches', () => {
    expect(statesOf({ stage: 'certified', set: 1, certification: vouched })).toEqual([
      'notAsked',
      'notAsked',
      'done',
    ]);
  });

  it('begin anew with a renewal, while the certification still holds', () => {
    expect(statesOf({ stage: 'open', set: 1, certification: earned })).toEqual(['current', 'toCome', 'done']);
  });

  it('have practice done once all of it was read', () => {
    const of = { rule, stage: 'open', set: 1, certification: null } as const;
    expect([0, 2, 3].map((read) => stepsOf({ ...of, practice: { read, of: 3 } }).practice)).toEqual([
      'toCome',
      'toCome',
      'done',
    ]);
  });
});
