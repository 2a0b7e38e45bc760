import type { BoardMark, Turn } from '../../lesson.ts';

export const turns: readonly Turn[] = [
  {
    key: 'task',
    speaker: 'T',
    text: 'Which is larger, three fourths or five sixths? Think on your own. No hands yet.',
    quietMs: 4_200,
  },
  { key: 'open', speaker: 'T', text: 'Window table, what were you thinking?', quietMs: 900 },
  {
    key: 'same',
    speaker: 'S1',
    text: 'They are the same, because both are just one piece away from the whole.',
    quietMs: 1_300,
  },
  { key: 'probe', speaker: 'T', text: 'One piece away. Say more about those pieces.', quietMs: 3_300 },
  {
    key: 'notice',
    speaker: 'S1',
    text: 'One bar has fourths and one has sixths. Oh. The missing pieces are not the same size.',
    quietMs: 900,
  },
  {
    key: 'bars',
    speaker: 'T',
    text: 'Can someone use the bars to test that?',
    quietMs: 2_600,
    hands: ['S2', 'S3'],
  },
  {
    key: 'closer',
    speaker: 'S2',
    text: 'The gap on the bottom is one sixth. A sixth is smaller than a fourth, so five sixths is closer to one whole.',
    quietMs: 1_200,
  },
  {
    key: 'relate',
    speaker: 'T',
    text: 'How does that fit with what we heard first?',
    quietMs: 2_200,
    hands: ['S3'],
  },
  {
    key: 'both',
    speaker: 'S3',
    text: 'They both looked at the missing piece. The first idea just forgot to ask how big it is.',
  },
  {
    key: 'extend',
    speaker: 'T',
    text: 'Would that work for seven eighths and eight ninths?',
    quietMs: 3_200,
    hands: ['S2', 'S1'],
  },
  {
    key: 'general',
    speaker: 'S1',
    text: 'Yes. If only one piece is missing, the smaller piece wins.',
    quietMs: 700,
  },
  { key: 'close', speaker: 'T', text: 'Write that claim, and see if your partner can break it.' },
];

export const board: readonly BoardMark[] = [
  { at: 'start', mark: { kind: 'write', text: 'Which is larger?', at: [30, 46], size: 22, ink: 'black' } },
  { at: 'task', mark: { kind: 'fraction', top: '3', bottom: '4', at: [300, 40], size: 20, ink: 'blue' } },
  { at: 'task', mark: { kind: 'write', text: 'or', at: [352, 48], size: 18, ink: 'black' } },
  { at: 'task', mark: { kind: 'fraction', top: '5', bottom: '6', at: [404, 40], size: 20, ink: 'red' } },
  { at: 'same', mark: { kind: 'bar', at: [90, 100], size: [420, 44], parts: 4, shaded: 3, ink: 'blue' } },
  { at: 'same', mark: { kind: 'bar', at: [90, 180], size: [420, 44], parts: 6, shaded: 5, ink: 'red' } },
  { at: 'notice', afterMs: 1_200, mark: { kind: 'write', text: '?', at: [446, 134], size: 26, ink: 'blue' } },
  { at: 'notice', mark: { kind: 'write', text: '?', at: [466, 214], size: 26, ink: 'red' } },
  { at: 'closer', mark: { kind: 'fraction', top: '1', bottom: '6', at: [540, 202], size: 18, ink: 'red' } },
  {
    at: 'closer',
    afterMs: 2_600,
    mark: { kind: 'fraction', top: '1', bottom: '4', at: [540, 122], size: 18, ink: 'blue' },
  },
  {
    at: 'both',
    mark: { kind: 'write', text: 'How big is the missing piece?', at: [90, 276], size: 20, ink: 'purple' },
  },
  { at: 'extend', mark: { kind: 'fraction', top: '7', bottom: '8', at: [590, 40], size: 18, ink: 'green' } },
  { at: 'extend', mark: { kind: 'fraction', top: '8', bottom: '9', at: [650, 40], size: 18, ink: 'green' } },
];
