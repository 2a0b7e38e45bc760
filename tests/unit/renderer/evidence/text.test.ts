import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockAt, blockStarts } from '../../../../renderer/src/features/scoring/evidence/text/blocks.ts';
import { caretMove } from '../../../../renderer/src/features/scoring/evidence/text/caretKeys.ts';
import {
  segmentsOf,
  underlineLanes,
} from '../../../../renderer/src/features/scoring/evidence/text/segments.ts';

const words = fc.stringMatching(/^[a-zé🙂\n ]{0,400}$/u);
const longText = fc.tuple(words, fc.integer({ min: 1, max: 60 })).map(([part, times]) => part.repeat(times));

function blocksOf(text: string): string[] {
  const starts = blockStarts(text);
  return starts.slice(1).map((end, index) => text.slice(starts[index], end));
}

describe('the blocks of a text', () => {
  test('are the whole text, in order, none empty and none long', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const blocks = blocksOf(text);
        expect(blocks.join('')).toBe(text);
        for (const { length } of blocks) {
          expect(length).toBeGreaterThan(0);
          expect(length).toBeLessThanOrEqual(2_000);
        }
      }),
    );
  });

  test('end where a line ends, wherever there is one', () => {
    const lines = `${'A line of the plan.\n'.repeat(400)}the end`;
    for (const block of blocksOf(lines).slice(0, -1)) expect(block.endsWith('.\n')).toBe(true);
  });

  test('never part the two halves of a character', () => {
    for (const block of blocksOf('🙂'.repeat(5_000))) expect(block.length % 2).toBe(0);
    for (const block of blocksOf(`a${'🙂'.repeat(5_000)}`)) expect(block.isWellFormed()).toBe(true);
  });

  test('are found by any place in them', () => {
    fc.assert(
      fc.property(longText, fc.nat(), (text, at) => {
        fc.pre(text.length > 0);
        const starts = blockStarts(text);
        const offset = at % (text.length + 1);
        const index = blockAt(starts, offset);
        expect(starts[index]).toBeLessThanOrEqual(offset);
        if (offset < text.length) expect(starts[index + 1]).toBeGreaterThan(offset);
      }),
    );
  });

  test('of a text without lines are as quickly found as any', () => {
    expect(blockStarts('x'.repeat(10_000_000)).length).toBe(5_001);
  });
});

const range = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 80 }))
  .map(([start, length]) => ({ start, end: start + length }));
const ranges = fc
  .array(range, { maxLength: 12 })
  .map((all) =>
    all.map((one, id) => ({ id: String(id), ...one })).toSorted((a, b) => a.start - b.start || b.end - a.end),
  );

describe('ranges over a text', () => {
  test('cut it so that every piece is covered by the same ranges throughout', () => {
    fc.assert(
      fc.property(range, ranges, (stretch, all) => {
        const segments = segmentsOf(stretch, all);
        expect(segments[0]?.start).toBe(stretch.start);
        expect(segments.at(-1)?.end).toBe(stretch.end);
        for (const [index, { start, end, ranges: over, begun }] of segments.entries()) {
          if (index > 0) expect(start).toBe(segments[index - 1]?.end);
          for (let at = start; at < end; at += 1)
            expect(over).toEqual(all.filter((one) => one.start <= at && at < one.end));
          expect(begun).toEqual(all.filter((one) => one.start === start));
        }
      }),
    );
  });

  test('that overlap are underlined on lines of their own, and a free line is used again', () => {
    fc.assert(
      fc.property(ranges, (all) => {
        const lanes = underlineLanes(all);
        for (const a of all)
          for (const b of all)
            if (a !== b && a.start < b.end && b.start < a.end)
              expect(lanes.get(a.id)).not.toBe(lanes.get(b.id));
      }),
    );
    const apart = [
      { id: 'a', start: 0, end: 5 },
      { id: 'b', start: 5, end: 9 },
    ];
    expect([...underlineLanes(apart).values()]).toEqual([0, 0]);
  });
});

describe('the caret', () => {
  const press = (code: string, held: { shift?: true; ctrl?: true; alt?: true } = {}) =>
    caretMove({ code, shift: false, ctrl: false, alt: false, ...held });

  test('goes by character, word, line and to the ends; Shift selects', () => {
    expect(press('ArrowRight')).toEqual({ direction: 'forward', granularity: 'character', extend: false });
    expect(press('ArrowLeft', { ctrl: true, shift: true })).toEqual({
      direction: 'backward',
      granularity: 'word',
      extend: true,
    });
    expect(press('ArrowDown')?.granularity).toBe('line');
    expect(press('Home')?.granularity).toBe('lineboundary');
    expect(press('End', { ctrl: true })?.granularity).toBe('all');
  });
  test('leaves the other keys to the page', () => {
    for (const code of ['KeyA', 'Enter', 'PageDown', 'Space']) expect(press(code)).toBeNull();
    expect(press('ArrowRight', { alt: true })).toBeNull();
    expect(press('ArrowDown', { ctrl: true })).toBeNull();
  });
});
