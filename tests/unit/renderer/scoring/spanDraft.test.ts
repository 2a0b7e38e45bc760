import { describe, expect, it } from 'vitest';
import {
  holdMs,
  markIn,
  markMoment,
  markOut,
  noDraft,
  pressSpan,
  releaseMoment,
  releaseSpan,
} from '../../../../renderer/src/features/scoring/spanDraft.ts';

const at = (ms: number, evidenceId = 'video') => ({ evidenceId, ms });
const asking = (startMs: number, endMs: number) => ({
  kind: 'asking',
  span: { kind: 'time', evidenceId: 'video', startMs, endMs },
});

describe('marking', () => {
  it('in and out makes a span, also where out was marked before in', () => {
    expect(markOut(markIn(at(10)), at(40))).toEqual(asking(10, 40));
    expect(markOut(markIn(at(40)), at(10))).toEqual(asking(10, 40));
  });

  it('out without in, or in another recording, makes nothing', () => {
    expect(markOut(noDraft, at(40))).toBe(noDraft);
    const open = markIn(at(10));
    expect(markOut(open, at(40, 'other'))).toBe(open);
  });

  it('out again moves the end while the letter is asked for', () => {
    expect(markOut(markOut(markIn(at(10)), at(40)), at(60))).toEqual(asking(10, 60));
  });

  it('a moment is a span whose ends are the same', () => {
    expect(markMoment(at(7))).toEqual(asking(7, 7));
  });

  it('out does not reach a region that waits for its letter', () => {
    const region = { kind: 'image', evidenceId: 'video', x: 0, y: 0, width: 1, height: 1 } as const;
    const waiting = { kind: 'asking', span: region } as const;
    expect(markOut(waiting, at(40))).toBe(waiting);
  });
});

describe('the key of a moment', () => {
  it('marks where it was pressed, however late it is let go', () => {
    expect(releaseMoment(markIn(at(1_000)), at(1_200), holdMs)).toEqual(asking(1_000, 1_000));
  });

  it('marks a span where it is held', () => {
    expect(releaseMoment(markIn(at(1_000)), at(1_900), holdMs + 1)).toEqual(asking(1_000, 1_900));
  });

  it('let go after its span was ended otherwise changes nothing', () => {
    const ended = markOut(markIn(at(10)), at(40));
    expect(releaseMoment(ended, at(90), holdMs + 1)).toBe(ended);
  });
});

describe('the key of a span', () => {
  it('pressed twice begins and ends one', () => {
    const begun = releaseSpan(pressSpan(noDraft, at(10)), at(20), 80);
    expect(begun).toEqual(markIn(at(10)));
    expect(releaseSpan(pressSpan(begun, at(90)), at(95), 80)).toEqual(asking(10, 90));
  });

  it('held marks for as long as it is held', () => {
    expect(releaseSpan(pressSpan(noDraft, at(10)), at(700), holdMs + 1)).toEqual(asking(10, 700));
  });

  it('begins anew in another recording', () => {
    expect(pressSpan(markIn(at(10, 'other')), at(20))).toEqual(markIn(at(20)));
  });
});
