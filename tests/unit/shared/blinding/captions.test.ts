import { describe, expect, it } from 'vitest';
import { captionsWithout, namesSaid } from '#shared/blinding/captions.ts';
import { wordFinder } from '#shared/blinding/words.ts';
import { cuesOf } from '#shared/domain/cues.ts';

const captions = `WEBVTT
Kind: captions

NOTE Maya is in a note, which nobody hears

intro
00:01.000 --> 00:03.000 align:start
Good morning, Maya.
Sit down.

01:00:10.500 --> 01:00:12.500
and so do you, MÁYA
`;

describe('captions', () => {
  it('are read with their times, whatever stands beside them', () => {
    expect(
      cuesOf(captions).map(({ startMs, endMs, start, end }) => [startMs, endMs, captions.slice(start, end)]),
    ).toEqual([
      [1_000, 3_000, 'Good morning, Maya.\nSit down.'],
      [3_610_500, 3_612_500, 'and so do you, MÁYA'],
    ]);
    expect(cuesOf(captions.replaceAll('\n', '\r\n'))).toHaveLength(2);
    expect(cuesOf('WEBVTT\n\n00:03.000 --> 00:01.000\nbackwards\n\nno caption\n')).toEqual([]);
  });

  it('say names about where their letters stand in the caption; a note says none', () => {
    const names = namesSaid(captions, wordFinder(['Maya']));
    expect(names.map(({ text, start, end }) => text.slice(start, end))).toEqual(['Maya', 'MÁYA']);
    const [first, second] = names;
    expect(first?.startMs).toBe(1_965);
    expect(first?.endMs).toBe(2_242);
    expect(second?.endMs).toBe(3_612_500);
  });

  it('lose the words that are said, or may be, while nothing must be heard', () => {
    const { text, words } = captionsWithout(captions, [{ startMs: 1_000, endMs: 1_300 }]);
    expect(words).toBe(2);
    expect(text).toContain('█████ █████ Maya.\nSit down.');
    expect(text).toContain('NOTE Maya');
    expect(captionsWithout(captions, [{ startMs: 10_000, endMs: 20_000 }])).toEqual({
      text: captions,
      words: 0,
    });
  });
});
