import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { CastMember, Lesson, Speaker } from '../lesson.ts';
import { randomFrom } from '../sketch/random.ts';
import type { Point } from '../sketch/strokes.ts';
import { framesPerSecond, loudnessByFrame, type SpokenTurn, type Timeline } from '../timeline.ts';
import { Board } from './board.ts';
import { type Posture, paintStudent, paintTeacher } from './people.ts';
import { deskCentres, paintRoom, picture, teacherSpot } from './room.ts';

const easeMs = 260;

/** Every frame of a lesson, in order, as raw RGBA bytes. Each buffer is valid until the next is asked for. */
export function* framesOf(lesson: Lesson, timeline: Timeline): Generator<Buffer> {
  const room = createCanvas(picture.width, picture.height);
  paintRoom(room.getContext('2d'), lesson.wall);
  const canvas = createCanvas(picture.width, picture.height);
  const show = new Classroom(lesson, timeline);
  for (const [frame, loudness] of loudnessByFrame(timeline).entries()) {
    const ctx = canvas.getContext('2d');
    ctx.drawImage(room, 0, 0);
    show.paint(ctx, (frame * 1000) / framesPerSecond, loudness);
    yield canvas.data();
  }
}

class Classroom {
  readonly #timeline: Timeline;
  readonly #board: Board;
  readonly #teacher: CastMember;
  readonly #students: readonly CastMember[];
  readonly #places: ReadonlyMap<Speaker, number>;

  constructor(lesson: Lesson, timeline: Timeline) {
    this.#timeline = timeline;
    this.#board = new Board(lesson.board, timeline);
    this.#students = lesson.cast.filter((member) => member.speaker !== 'T');
    const teacher = lesson.cast.find((member) => member.speaker === 'T');
    if (!teacher) throw new Error(`Lesson ${lesson.number} has no teacher`);
    this.#teacher = teacher;
    const centres = deskCentres(this.#students.length);
    this.#places = new Map([
      ['T', teacherSpot[0]],
      ...this.#students.map((s, i): [Speaker, number] => [s.speaker, centres[i] ?? 0]),
    ]);
  }

  paint(ctx: SKRSContext2D, ms: number, loudness: number): void {
    const reach = this.#board.paint(ctx, ms);
    const state = (speaker: Speaker) => ({
      posture: this.#posture(speaker, ms),
      face: {
        mouth: litOf(this.#timeline, speaker, ms) > 0.5 ? loudness : 0,
        blinking: blinks(speaker, ms),
        gaze: this.#gaze(speaker, ms, reach),
      },
    });
    paintTeacher(ctx, this.#teacher.look, { ...state('T'), reach });
    for (const { speaker, look } of this.#students) {
      const person = { x: this.#places.get(speaker) ?? 0, name: speaker, look };
      paintStudent(ctx, person, state(speaker));
    }
  }

  #posture(speaker: Speaker, ms: number): Posture {
    const lit = litOf(this.#timeline, speaker, ms);
    const phase = phaseOf(speaker);
    return {
      lit,
      handUp: handUpOf(this.#timeline, speaker, ms),
      bob: Math.sin(ms / 900 + phase) * 0.8 + Math.sin(ms / 210) * 1.3 * lit,
      gesture: Math.sin(ms / 340 + phase) * 0.7 + Math.sin(ms / 150) * 0.3,
    };
  }

  /** People look at the pen while something is drawn, else at who is speaking, else at the board. */
  #gaze(speaker: Speaker, ms: number, reach: Point | undefined): Point {
    const here = this.#places.get(speaker) ?? 0;
    const talking = this.#timeline.turns.find((t) => t.startMs <= ms && ms < t.endMs)?.speaker;
    if (speaker === 'T' && (talking === undefined || talking === 'T')) return [0.6, 0.3];
    if (reach && talking !== speaker) return [towards(here, reach[0]), -1];
    if (talking === undefined) return [Math.sin(phaseOf(speaker)) * 0.6, 0.5];
    return talking === speaker
      ? [towards(here, teacherSpot[0]), -0.3]
      : [towards(here, this.#places.get(talking) ?? here), talking === 'T' ? -0.3 : 0];
  }
}

function towards(from: number, to: number): number {
  return Math.max(-1, Math.min(1, (to - from) / 260));
}

function phaseOf(speaker: Speaker): number {
  return randomFrom(speaker)() * 6.28;
}

function blinks(speaker: Speaker, ms: number): boolean {
  const period = 3_100 + phaseOf(speaker) * 320;
  return (ms + phaseOf(speaker) * 700) % period < 130;
}

/** 1 while the person speaks, easing in and out. */
function litOf(timeline: Timeline, speaker: Speaker, ms: number): number {
  return strongest(timeline.turns, (turn) =>
    turn.speaker === speaker ? within(ms, turn.startMs - easeMs / 2, turn.endMs + easeMs / 2) : 0,
  );
}

/** A hand goes up a little after the turn ends and comes down when the next begins. */
function handUpOf(timeline: Timeline, speaker: Speaker, ms: number): number {
  const late = 350 + phaseOf(speaker) * 90;
  return strongest(timeline.turns, (turn) => {
    if (!turn.hands.includes(speaker)) return 0;
    const from = Math.min(turn.endMs + late, turn.quietUntilMs - 500);
    return within(ms, from, turn.quietUntilMs + 500);
  });
}

function strongest(turns: readonly SpokenTurn[], strength: (turn: SpokenTurn) => number): number {
  return turns.reduce((most, turn) => Math.max(most, strength(turn)), 0);
}

function within(ms: number, from: number, to: number): number {
  const linear = Math.max(0, Math.min(1, (ms - from) / easeMs, (to - ms) / easeMs));
  return linear * linear * (3 - 2 * linear);
}
