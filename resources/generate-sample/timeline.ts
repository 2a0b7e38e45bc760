import type { CastMember, Speaker, Turn } from './lesson.ts';
import { sampleRate, speak } from './speech.ts';

export const framesPerSecond = 20;

const leadInMs = 1_600;
const tailMs = 1_800;
const betweenSentencesMs = 220;
const betweenTurnsMs = 450;

export interface SpokenSentence {
  text: string;
  startMs: number;
  endMs: number;
}

export interface SpokenTurn {
  key: string;
  speaker: Speaker;
  startMs: number;
  endMs: number;
  /** When the next turn starts, or the recording ends. */
  quietUntilMs: number;
  hands: readonly Speaker[];
  sentences: readonly SpokenSentence[];
}

export interface Timeline {
  /** A whole number of frames. */
  durationMs: number;
  turns: readonly SpokenTurn[];
  /** The whole sound track: mono, 16 bit, `sampleRate`. */
  sound: Int16Array;
}

interface Clip {
  startMs: number;
  samples: Int16Array;
}

/** Speaks every turn, measures it, and lays the turns out with their scripted quiet. */
export function layOut(turns: readonly Turn[], cast: readonly CastMember[]): Timeline {
  const clips: Clip[] = [];
  let at = leadInMs;
  const spoken = turns.map((turn, i): SpokenTurn => {
    const sentences = speakTurn(turn, cast, at);
    clips.push(...sentences);
    const endMs = sentences.at(-1)?.endMs ?? at;
    const startMs = at;
    at = endMs + (i === turns.length - 1 ? tailMs : (turn.quietMs ?? betweenTurnsMs));
    const { key, speaker, hands = [] } = turn;
    return { key, speaker, startMs, endMs, quietUntilMs: at, hands, sentences: sentences.map(withoutSound) };
  });
  const frameMs = 1000 / framesPerSecond;
  const durationMs = Math.ceil(at / frameMs) * frameMs;
  return { durationMs, turns: spoken, sound: mix(clips, durationMs) };
}

function speakTurn(turn: Turn, cast: readonly CastMember[], startMs: number): (SpokenSentence & Clip)[] {
  const voice = cast.find((member) => member.speaker === turn.speaker)?.voice;
  if (!voice) throw new Error(`Turn ${turn.key}: nobody in the cast is ${turn.speaker}`);
  let at = startMs;
  return sentencesOf(turn.text).map((text) => {
    const samples = speak(text, voice);
    const sentence = {
      text,
      samples,
      startMs: at,
      endMs: at + Math.round((samples.length / sampleRate) * 1000),
    };
    at = sentence.endMs + betweenSentencesMs;
    return sentence;
  });
}

function withoutSound({ text, startMs, endMs }: SpokenSentence): SpokenSentence {
  return { text, startMs, endMs };
}

function sentencesOf(text: string): string[] {
  return text.match(/[^.?]+[.?]+/g)?.map((sentence) => sentence.trim()) ?? [text];
}

function mix(clips: readonly Clip[], durationMs: number): Int16Array {
  const sound = new Int16Array(Math.round((durationMs / 1000) * sampleRate));
  for (const clip of clips) sound.set(clip.samples, Math.round((clip.startMs / 1000) * sampleRate));
  return sound;
}

/** How loud the sound is in each frame, 0 to 1: it moves the mouths. */
export function loudnessByFrame(timeline: Timeline): number[] {
  const perFrame = sampleRate / framesPerSecond;
  const frames = Math.round((timeline.durationMs / 1000) * framesPerSecond);
  return Array.from({ length: frames }, (_, frame) => {
    const part = timeline.sound.subarray(Math.floor(frame * perFrame), Math.floor((frame + 1) * perFrame));
    const power = part.reduce((sum, s) => sum + s * s, 0) / Math.max(1, part.length);
    return Math.min(1, Math.sqrt(power) / 5_000);
  });
}

/** The start and end, in ms, that a turn key (or `key+`, the quiet after it) stands for. */
export function momentOf(timeline: Timeline, key: string): { startMs: number; endMs: number } {
  const quiet = key.endsWith('+');
  const turn = timeline.turns.find((t) => t.key === (quiet ? key.slice(0, -1) : key));
  if (!turn) throw new Error(`No turn has the key ${key}`);
  return quiet
    ? { startMs: turn.endMs, endMs: turn.quietUntilMs }
    : { startMs: turn.startMs, endMs: turn.endMs };
}
