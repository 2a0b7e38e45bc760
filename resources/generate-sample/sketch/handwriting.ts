import { glyphs } from './glyphs.ts';
import { randomFrom } from './random.ts';
import { type Point, type Stroke, smooth } from './strokes.ts';

export interface Pen {
  color: string;
  width: number;
}

interface Writing {
  text: string;
  /** Left end of the baseline of the first line. */
  at: Point;
  /** Cap height in pixels. */
  size: number;
  /** 0 is even, 1 a child's hand. */
  wobble?: number;
}

interface Hand {
  /** Pixels for one unit of the glyph grid. */
  unit: number;
  wobble: number;
  random: () => number;
}

/** Text as pen strokes. `\n` starts a new line; a character without a glyph is a mistake in the script. */
export function write(writing: Writing, pen: Pen): Stroke[] {
  const unit = writing.size / 7;
  const hand: Hand = { unit, wobble: writing.wobble ?? 0.35, random: randomFrom(writing.text + writing.at) };
  return writing.text
    .split('\n')
    .flatMap((line, row) => writeLine(line, [writing.at[0], writing.at[1] + row * unit * 13], hand))
    .map((points) => ({ kind: 'line', points, color: pen.color, width: pen.width }));
}

function writeLine(line: string, at: Point, hand: Hand): Point[][] {
  const strokes: Point[][] = [];
  let x = at[0];
  for (const character of line) {
    const lift = (hand.random() - 0.5) * hand.wobble * 1.6 * hand.unit;
    strokes.push(...glyphStrokes(character, [x, at[1] + lift], hand));
    x += (advanceOf(character) + (hand.random() - 0.5) * hand.wobble) * hand.unit;
  }
  return strokes;
}

function glyphStrokes(character: string, [x, baseline]: Point, hand: Hand): Point[][] {
  return encodedStrokes(character).map((encoded) => {
    const straight = encoded.startsWith('!');
    const points = pairs(straight ? encoded.slice(1) : encoded).map(([gx, gy]): Point => {
      const shake = (): number => (hand.random() - 0.5) * hand.wobble * 0.9;
      // A slight forward slant, as most hands have.
      return [x + (gx + (7 - gy) * 0.08 + shake()) * hand.unit, baseline + (gy - 7 + shake()) * hand.unit];
    });
    return straight ? points : smooth(points);
  });
}

function encodedStrokes(character: string): string[] {
  if (character === ' ') return [];
  const encoded = glyphs[character];
  if (encoded === undefined) throw new Error(`No glyph for “${character}”: add it to glyphs.ts`);
  return encoded.split(' ');
}

function pairs(encoded: string): Point[] {
  return (encoded.match(/../g) ?? []).map((pair) => [Number(pair[0]), Number(pair[1])]);
}

function advanceOf(character: string): number {
  if (character === ' ') return 3;
  const xs = encodedStrokes(character).flatMap((s) => pairs(s.replace('!', '')).map(([x]) => x));
  return Math.max(...xs) + 1.7;
}
