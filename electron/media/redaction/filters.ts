import { type Cover, type CoverKey, coverAt, type Silence } from '#shared/domain/redaction.ts';
import { soundInTime } from '../proxyWords.ts';

/** A picture's size as it is shown, pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/** The size that it is rendered in: H.264 in 4:2:0 needs even sides. */
export function renderedSize({ width, height }: PictureSize): PictureSize {
  return { width: Math.max(2, Math.floor(width / 2) * 2), height: Math.max(2, Math.floor(height / 2) * 2) };
}

/** Turned upright by ffmpeg, it has square pixels after this. */
export function squared({ width, height }: PictureSize): string {
  return `scale=${width}:${height},setsar=1`;
}

/** Ends of ffmpeg's graph of filters. */
export const labels = { video: '[hidden]', audio: '[silenced]' } as const;

/** Nobody flashes through for a frame at either end. */
export const marginMs = 80;

const seconds = (ms: number) => (ms / 1000).toFixed(3);
const during = ({ startMs, endMs }: { startMs: number; endMs: number }) =>
  `between(t,${seconds(Math.max(startMs - marginMs, 0))},${seconds(endMs + marginMs)})`;
const any = (ranges: readonly { startMs: number; endMs: number }[]) => ranges.map(during).join('+');

/** Pixels on each side that are covered beyond what was drawn: ffmpeg puts a window on even pixels. */
const edge = 2;

function grown(share: number, size: number): number {
  return Math.min(Math.ceil((share * size) / 2) * 2 + 2 * edge, Math.floor(size / 2) * 2);
}

/** The largest that the cover ever is: its window moves, and never changes its size. */
function windowOf({ keys }: Cover, { width, height }: PictureSize): PictureSize {
  return {
    width: grown(Math.max(...keys.map((key) => key.width)), width),
    height: grown(Math.max(...keys.map((key) => key.height)), height),
  };
}

type Side = 'x' | 'y';
const lengthOf = { x: 'width', y: 'height' } as const;

/** Where the window begins on one side so that its middle is the cover's, kept inside the picture, pixels. */
function placeOf(key: CoverKey, side: Side, picture: PictureSize, window: PictureSize): number {
  const length = lengthOf[side];
  const most = picture[length] - window[length];
  const middle = (key[side] + key[length] / 2) * picture[length];
  return Math.min(Math.max(middle - window[length] / 2, 0), most);
}

/** Longer sums are refused by ffmpeg, which counts each sign as one step deeper. */
const longestSum = 20;

function sumOf(terms: readonly string[]): string {
  if (terms.length <= longestSum) return terms.join('+');
  const parts = Math.ceil(terms.length / longestSum);
  return Array.from(
    { length: parts },
    (_, part) => `(${terms.slice(part * longestSum, (part + 1) * longestSum).join('+')})`,
  ).join('+');
}

/** The same at `t`, as one of ffmpeg's expressions: a sum of straight lines, of which one holds at a time. */
function pathOf({ keys }: Cover, place: (key: CoverKey) => number): string {
  const points = keys.map((key) => ({ s: seconds(key.ms), p: place(key), ms: key.ms }));
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) throw new RangeError('a cover without a place');
  const lines = points.slice(1).map((to, index) => {
    const from = points[index] ?? first;
    const slope = ((to.p - from.p) * 1000) / (to.ms - from.ms);
    return `gte(t,${from.s})*lt(t,${to.s})*(${from.p.toFixed(2)}+${slope.toFixed(5)}*(t-${from.s}))`;
  });
  const before = `lt(t,${first.s})*${first.p.toFixed(2)}`;
  const after = `gte(t,${last.s})*${last.p.toFixed(2)}`;
  return sumOf([before, ...lines, after]);
}

/** Cells across: too few to tell a face or a letter by. */
const cells = 6;

const toCells = `scale=${cells}:${cells}:flags=area`;
const looks: Record<Cover['look'], (window: PictureSize) => string> = {
  solid: () => 'lutyuv=y=16:u=128:v=128',
  pixelate: ({ width, height }) => `${toCells},scale=${width}:${height}:flags=neighbor`,
  blur: ({ width, height }) => `${toCells},scale=${width}:${height}:flags=bicubic`,
};

/**
 * Filters that lay covers over the first picture of a file, from one moment to another.
 * @param range seconds; null for the beginning or the end; and filters that come after
 */
export function videoGraph(
  covers: readonly Cover[],
  picture: PictureSize,
  { from, to, ending = '' }: { from: number | null; to: number | null; ending?: string },
): string {
  const ends = [from === null ? [] : `start=${from.toFixed(6)}`, to === null ? [] : `end=${to.toFixed(6)}`];
  const trim = ends.flat().length > 0 ? `trim=${ends.flat().join(':')},` : '';
  const steps = covers.map((cover, index) => {
    const window = windowOf(cover, picture);
    const [x, y] = (['x', 'y'] as const).map(
      (side) => `'${pathOf(cover, (key) => placeOf(key, side, picture, window))}'`,
    );
    const { width, height } = window;
    return [
      `[v${index}]split[base${index}][under${index}]`,
      `[under${index}]crop=w=${width}:h=${height}:x=${x}:y=${y},${looks[cover.look](window)},setsar=1[over${index}]`,
      `[base${index}][over${index}]overlay=x=${x}:y=${y}:eval=frame:enable='${during(cover)}'[v${index + 1}]`,
    ].join(';\n');
  });
  return [
    `[0:v:0]${trim}${squared(picture)},format=yuv420p[v0]`,
    ...steps,
    `[v${covers.length}]null${ending}${labels.video}`,
  ].join(';\n');
}

/** Of the pitch: a fourth lower. */
const lowered = 0.75;
const tone = { hertz: 1000, height: 0.08 } as const;

/** Filters that silence stretches of the first sound of a file. @param sampleRate Hz */
export function audioGraph(silences: readonly Silence[], sampleRate: number): string {
  const of = (wanted: Silence['how']) => silences.filter(({ how }) => how === wanted);
  const [bleeps, masks] = [of('bleep'), of('mask')];
  const silent = `volume=0:enable='${any(silences)}'`;
  const source = `[0:a:0]${soundInTime},`;
  const kept = `${source}asplit[plain][voice];\n[plain]${silent}[rest]`;
  // As long as before; heard only where it is asked for.
  const low = `[voice]asetrate=${Math.round(sampleRate * lowered)},aresample=${sampleRate},atempo=${(1 / lowered).toFixed(6)}`;
  const masked = `${low},volume=0:enable='not(${any(masks)})',apad[low]`;
  // Mixed, each counts half.
  const mixed = '[rest][low]amix=inputs=2:duration=first:dropout_transition=0,volume=2';
  const sound = masks.length > 0 ? `${kept};\n${masked};\n${mixed}` : `${source}${silent}`;
  const bleep = `aeval='if(${any(bleeps)},${tone.height}*sin(2*PI*${tone.hertz}*t),val(ch))':c=same`;
  return `${sound}${bleeps.length > 0 ? `,${bleep}` : ''}${labels.audio}`;
}

/** Where a look at the result must find all covered at a moment, whole pixels: the window without its edges. */
export function coveredAt(cover: Cover, ms: number, picture: PictureSize) {
  const window = windowOf(cover, picture);
  const key = coverAt(cover, ms);
  const [x, y] = (['x', 'y'] as const).map((side) => Math.round(placeOf(key, side, picture, window)) + edge);
  return { x: x ?? 0, y: y ?? 0, width: window.width - 2 * edge, height: window.height - 2 * edge };
}
