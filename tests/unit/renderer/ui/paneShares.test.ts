import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startingShares, toggledShares } from '../../../../renderer/src/ui/paneShares.ts';

const panes = [
  { id: 'evidence', share: 60 },
  { id: 'timeline', share: 22 },
  { id: 'spans', share: 18 },
];

describe('panes begin', () => {
  it('as they were left', () => {
    expect(startingShares(panes, [50, 0, 50])).toEqual({ evidence: 50, timeline: 0, spans: 50 });
  });

  it('with their own shares where what is remembered is of other panes, or is not a whole', () => {
    const own = { evidence: 60, timeline: 22, spans: 18 };
    expect(startingShares(panes, undefined)).toEqual(own);
    expect(startingShares(panes, [60, 40])).toEqual(own);
    expect(startingShares(panes, [60, 22, 40])).toEqual(own);
  });
});

describe('folding a pane', () => {
  it('gives its space to the first one and leaves the others alone', () => {
    const shares = { evidence: 60, timeline: 22, spans: 18 };
    expect(toggledShares(shares, { id: 'spans', unfolded: 18 }, 'evidence')).toEqual({
      evidence: 78,
      timeline: 22,
      spans: 0,
    });
  });

  it('and unfolding it ends where it began, whatever was folded in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (timeline, spans) => {
        const start = { evidence: 100 - timeline - spans, timeline, spans };
        const toggle = (shares: Readonly<Record<string, number>>, id: 'timeline' | 'spans') =>
          toggledShares(shares, { id, unfolded: start[id] }, 'evidence');
        const order = ['timeline', 'spans', 'timeline', 'spans'] as const;
        expect(order.reduce<Readonly<Record<string, number>>>(toggle, start)).toEqual(start);
      }),
    );
  });
});
