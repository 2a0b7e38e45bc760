import { describe, expect, it } from 'vitest';
import { markIn, markMoment, markOut, noDraft } from '../../../../renderer/src/features/scoring/spanDraft.ts';

const at = (ms: number, evidenceId = 'video') => ({ evidenceId, ms });

describe('marking', () => {
  it('in and out makes a span, also where out was marked before in', () => {
    const span = { kind: 'time', evidenceId: 'video', startMs: 10, endMs: 40 };
    expect(markOut(markIn(at(10)), at(40))).toEqual({ kind: 'asking', span });
    expect(markOut(markIn(at(40)), at(10))).toEqual({ kind: 'asking', span });
  });

  it('out without in, or in another recording, makes nothing', () => {
    expect(markOut(noDraft, at(40))).toBe(noDraft);
    const open = markIn(at(10));
    expect(markOut(open, at(40, 'other'))).toBe(open);
  });

  it('out again moves the end while the letter is asked for', () => {
    const asked = markOut(markOut(markIn(at(10)), at(40)), at(60));
    expect(asked).toMatchObject({ kind: 'asking', span: { startMs: 10, endMs: 60 } });
  });

  it('a moment is a span whose ends are the same', () => {
    expect(markMoment(at(7))).toMatchObject({ span: { startMs: 7, endMs: 7 } });
  });
});
