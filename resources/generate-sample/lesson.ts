import type { Mark } from './sketch/marks.ts';

export type Speaker = 'T' | 'S1' | 'S2' | 'S3' | 'S4';
export type Letter = 'A' | 'B' | 'C' | 'D';
export type Points = 1 | 2 | 3 | 4;

/** One thing said. Captions show the words as they are spoken, so numbers are written out. */
export interface Turn {
  /** Unique in the lesson; spans and board marks point at it. */
  key: string;
  speaker: Speaker;
  text: string;
  /** Quiet after the turn, in ms. Wait time is scripted here. */
  quietMs?: number;
  /** Students who put a hand up in the quiet after this turn. */
  hands?: readonly Speaker[];
}

/** Something drawn on the whiteboard once a turn begins. */
export interface BoardMark {
  at: string;
  afterMs?: number;
  mark: Mark;
}

export interface Voice {
  /** An espeak-ng voice, with a variant after `+`. */
  name: string;
  /** 0 to 99. */
  pitch: number;
  /** Words a minute. */
  speed: number;
}

export interface Look {
  skin: string;
  hair: string;
  hairStyle: 'short' | 'bob' | 'bun' | 'curly' | 'scarf' | 'long';
  top: string;
}

export interface CastMember {
  speaker: Speaker;
  voice: Voice;
  look: Look;
}

export interface PlanSection {
  heading: string;
  minutes: string;
  paragraphs: readonly string[];
}

export interface LessonPlan {
  title: string;
  grade: string;
  length: string;
  task: string;
  goals: readonly string[];
  materials: readonly string[];
  sections: readonly PlanSection[];
  /** What students may do, and what the teacher means to ask then. */
  anticipated: readonly { students: string; teacher: string }[];
  check: string;
}

/** One sheet of student work: a printed task and what the student drew and wrote. */
export interface WorkSheet {
  student: Speaker;
  task: string;
  paper: 'grid' | 'ruled';
  marks: readonly Mark[];
}

export interface Cite {
  /** Turn keys; `key+` is the quiet after that turn. */
  from: string;
  to: string;
  note: string;
}

/** How someone sees one criterion. No cites means: no evidence observed. */
export interface View {
  letter: Letter;
  points: Points;
  rationale: string;
  cites: readonly Cite[];
}

export interface RaterReading {
  rater: 1 | 2 | 3 | 4;
  views: readonly View[];
}

export interface Lesson {
  /** 1 to 6: the number in its file names. */
  number: number;
  educator: { name: string; school: string };
  answers: readonly [string, string];
  wall: string;
  cast: readonly CastMember[];
  turns: readonly Turn[];
  board: readonly BoardMark[];
  plan: LessonPlan;
  work: readonly WorkSheet[];
  anchor: { rationale: string; views: readonly View[] } | null;
  readings: readonly RaterReading[];
}

export function cite(from: string, to: string, note: string): Cite {
  return { from, to, note };
}

export function view(letter: Letter, points: Points, rationale: string, ...cites: Cite[]): View {
  return { letter, points, rationale, cites };
}
