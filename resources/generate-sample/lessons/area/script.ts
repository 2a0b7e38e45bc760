import type { BoardMark, Turn } from '../../lesson.ts';

export const turns: readonly Turn[] = [
  {
    key: 'task',
    speaker: 'T',
    text: 'Here is the floor of a room. It is shaped like an L. How could you find its area?',
    quietMs: 1_300,
    hands: ['S1'],
  },
  {
    key: 'cut',
    speaker: 'S1',
    text: 'I cut it into two rectangles. The tall one is three by six, and the small one is four by two.',
    quietMs: 600,
  },
  {
    key: 'why',
    speaker: 'T',
    text: 'Show us where the cut is. Why are you allowed to cut it there?',
    quietMs: 1_100,
  },
  {
    key: 'cover',
    speaker: 'S1',
    text: 'Here, along the inside corner. The two pieces fill the whole floor and they do not overlap. So you can add them. Eighteen and eight is twenty six.',
    quietMs: 500,
  },
  {
    key: 'gap',
    speaker: 'T',
    text: 'No gap and no overlap. Did anyone see it in a different way?',
    quietMs: 1_400,
    hands: ['S2'],
  },
  {
    key: 'big',
    speaker: 'S2',
    text: 'I made one big rectangle, seven by six. Then I took away the part that is not floor.',
    quietMs: 400,
  },
  { key: 'missing', speaker: 'T', text: 'How do you know how big that part is?', quietMs: 1_000 },
  {
    key: 'sides',
    speaker: 'S2',
    text: 'Seven take away three leaves four across, and six take away two leaves four up. Four fours are sixteen, and forty two take away sixteen is twenty six.',
    quietMs: 400,
  },
  {
    key: 'tell',
    speaker: 'T',
    text: 'So both ways give twenty six. One adds the parts, the other takes the empty corner from the whole. They have to match, because it is the same floor. Any questions?',
    quietMs: 700,
  },
  { key: 'close', speaker: 'T', text: 'No? Then choose one of these ways for the next floor plan.' },
];

const floor = [
  [80, 90],
  [170, 90],
  [170, 210],
  [290, 210],
  [290, 270],
  [80, 270],
  [80, 90],
] as const;

export const board: readonly BoardMark[] = [
  {
    at: 'start',
    mark: { kind: 'write', text: 'Area of the floor (metres)', at: [30, 40], size: 20, ink: 'black' },
  },
  { at: 'task', mark: { kind: 'path', points: floor, ink: 'black' } },
  { at: 'task', mark: { kind: 'write', text: '6', at: [52, 188], size: 20, ink: 'black' } },
  { at: 'task', mark: { kind: 'write', text: '3', at: [118, 82], size: 18, ink: 'black' } },
  { at: 'task', mark: { kind: 'write', text: '2', at: [300, 248], size: 20, ink: 'black' } },
  { at: 'task', mark: { kind: 'write', text: '7', at: [178, 294], size: 18, ink: 'black' } },
  {
    at: 'why',
    afterMs: 600,
    mark: {
      kind: 'path',
      points: [
        [170, 210],
        [170, 270],
      ],
      ink: 'blue',
      width: 4,
    },
  },
  {
    at: 'cover',
    mark: {
      kind: 'shade',
      points: [
        [80, 90],
        [170, 90],
        [170, 270],
        [80, 270],
      ],
      ink: 'blue',
    },
  },
  {
    at: 'cover',
    mark: {
      kind: 'shade',
      points: [
        [170, 210],
        [290, 210],
        [290, 270],
        [170, 270],
      ],
      ink: 'green',
    },
  },
  { at: 'cover', afterMs: 3_000, mark: { kind: 'write', text: '18', at: [104, 188], size: 22, ink: 'blue' } },
  { at: 'cover', mark: { kind: 'write', text: '8', at: [222, 250], size: 22, ink: 'green' } },
  { at: 'cover', mark: { kind: 'write', text: '18 + 8 = 26', at: [420, 96], size: 24, ink: 'blue' } },
  {
    at: 'big',
    mark: {
      kind: 'path',
      points: [
        [170, 90],
        [290, 90],
        [290, 210],
      ],
      ink: 'red',
    },
  },
  { at: 'sides', mark: { kind: 'write', text: '4', at: [224, 82], size: 18, ink: 'red' } },
  { at: 'sides', afterMs: 1_600, mark: { kind: 'write', text: '4', at: [300, 158], size: 18, ink: 'red' } },
  { at: 'sides', afterMs: 3_800, mark: { kind: 'write', text: '16', at: [216, 160], size: 22, ink: 'red' } },
  { at: 'sides', mark: { kind: 'write', text: '42 - 16 = 26', at: [420, 160], size: 24, ink: 'red' } },
  {
    at: 'tell',
    afterMs: 3_000,
    mark: { kind: 'write', text: 'same floor, same area', at: [420, 226], size: 20, ink: 'black' },
  },
];
