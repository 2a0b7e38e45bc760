import type { CastMember, Look, Speaker, Voice } from './lesson.ts';

type Student = Exclude<Speaker, 'T'>;

const teacherVoices = {
  low: { name: 'en-us+m3', pitch: 38, speed: 158 },
  warm: { name: 'en-us+f3', pitch: 44, speed: 158 },
  bright: { name: 'en-gb+f2', pitch: 50, speed: 162 },
  calm: { name: 'en-gb+m7', pitch: 42, speed: 152 },
  northern: { name: 'en-gb-scotland+f4', pitch: 42, speed: 158 },
  brisk: { name: 'en-us+m7', pitch: 46, speed: 172 },
} as const satisfies Record<string, Voice>;

/** By seat, higher than the teachers', each with its own character. */
const studentVoices: Readonly<Record<Student, Voice>> = {
  S1: { name: 'en-us+f1', pitch: 82, speed: 156 },
  S2: { name: 'en-gb+m4', pitch: 86, speed: 150 },
  S3: { name: 'en-us+f5', pitch: 92, speed: 164 },
  S4: { name: 'en-gb+f1', pitch: 72, speed: 142 },
};

const looks = {
  auburnBob: { skin: '#f0c9a8', hair: '#8a4a2c', hairStyle: 'bob', top: '#5b7fa6' },
  darkCurls: { skin: '#8d5a3b', hair: '#2a1e1a', hairStyle: 'curly', top: '#c98b3c' },
  greyShort: { skin: '#e6bd9a', hair: '#8f9196', hairStyle: 'short', top: '#5f7d6e' },
  blackBun: { skin: '#c98f66', hair: '#241d1b', hairStyle: 'bun', top: '#8a5f86' },
  plumScarf: { skin: '#d9a77c', hair: '#7b4a6b', hairStyle: 'scarf', top: '#4f6f8f' },
  brownShort: { skin: '#a8714a', hair: '#33231b', hairStyle: 'short', top: '#7a6248' },
  fairLong: { skin: '#f4d2b5', hair: '#d0a95c', hairStyle: 'long', top: '#c0655b' },
  blackLong: { skin: '#e2b48c', hair: '#1f1b1d', hairStyle: 'long', top: '#4d8f8b' },
  tealScarf: { skin: '#b98259', hair: '#3f7f80', hairStyle: 'scarf', top: '#d2a14d' },
  redShort: { skin: '#f3cdb0', hair: '#b4552d', hairStyle: 'short', top: '#5a8a58' },
  blackCurls: { skin: '#6f4630', hair: '#191413', hairStyle: 'curly', top: '#b9577c' },
  brownBob: { skin: '#dba97f', hair: '#4b3023', hairStyle: 'bob', top: '#6c6fb0' },
} as const satisfies Record<string, Look>;

export function teacher(look: keyof typeof looks, voice: keyof typeof teacherVoices): CastMember {
  return { speaker: 'T', look: looks[look], voice: teacherVoices[voice] };
}

/** Students in seat order from S1. */
export function students(...seated: (keyof typeof looks)[]): CastMember[] {
  const seats: readonly Student[] = ['S1', 'S2', 'S3', 'S4'];
  return seated.map((look, i) => {
    const speaker = seats[i];
    if (!speaker) throw new Error('There are four seats');
    return { speaker, look: looks[look], voice: studentVoices[speaker] };
  });
}
