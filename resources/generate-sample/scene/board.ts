import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { BoardMark } from '../lesson.ts';
import { strokesOf } from '../sketch/marks.ts';
import { paint } from '../sketch/paint.ts';
import { type Point, type Stroke, travelOf } from '../sketch/strokes.ts';
import { momentOf, type Timeline } from '../timeline.ts';
import { whiteboard } from './room.ts';

/** Pixels of pen travel in a millisecond: brisk, but one sees it being drawn. */
const penSpeed = 0.75;
const penWidth = 3;

interface TimedMark {
  strokes: readonly Stroke[];
  startMs: number;
  endMs: number;
}

/** The whiteboard through the lesson. Call with rising times: what is finished is painted once and kept. */
export class Board {
  readonly #marks: TimedMark[];
  readonly #finished: Canvas = createCanvas(whiteboard.width, whiteboard.height);
  #kept = 0;

  constructor(marks: readonly BoardMark[], timeline: Timeline) {
    this.#marks = timed(marks, timeline);
  }

  /** Paints the board at a time; returns where on the picture the pen is, if someone is drawing. */
  paint(ctx: SKRSContext2D, ms: number): Point | undefined {
    this.#keepFinished(ms);
    ctx.drawImage(this.#finished, whiteboard.x, whiteboard.y);
    const current = this.#marks[this.#kept];
    if (!current || current.startMs > ms) return undefined;
    ctx.save();
    ctx.translate(whiteboard.x, whiteboard.y);
    const pen = paint(ctx, current.strokes, (ms - current.startMs) / (current.endMs - current.startMs));
    ctx.restore();
    return pen && [pen[0] + whiteboard.x, pen[1] + whiteboard.y];
  }

  #keepFinished(ms: number): void {
    for (let next = this.#marks[this.#kept]; next && next.endMs <= ms; next = this.#marks[++this.#kept])
      paint(this.#finished.getContext('2d'), next.strokes);
  }
}

/** One mark after the other: a mark waits until the one before is drawn. */
function timed(marks: readonly BoardMark[], timeline: Timeline): TimedMark[] {
  let free = 0;
  return marks.map(({ at, afterMs, mark }) => {
    const strokes = strokesOf(mark, penWidth);
    const due = at === 'start' ? 0 : momentOf(timeline, at).startMs + (afterMs ?? 0);
    const startMs = Math.max(due, free);
    const travel = strokes.reduce((sum, stroke) => sum + travelOf(stroke), 0);
    // What is on the board when the recording starts takes no time.
    free = at === 'start' ? startMs : startMs + travel / penSpeed;
    return { strokes, startMs, endMs: free };
  });
}
