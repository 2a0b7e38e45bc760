import { type Cover, coverAt } from '#shared/domain/redaction.ts';

/**
 * Where the four faces in the classroom clip are, drawn by hand: from the hairline to the chin and from ear to ear, with
 * the tips of glasses. The clip is 3 seconds of footage that go forwards and backwards, nine times; three of the people
 * keep their heads where they are, the fourth turns his to the side and nods, and was drawn every fifth picture.
 */

/** Pixels of the clip. */
const size = { width: 960, height: 540 } as const;

const perSecond = 30;
/** Pictures of the footage, forwards and then backwards. */
const cycle = 178;

/** Left, top, right, bottom. */
type Edges = readonly [number, number, number, number];

/** By the picture; between two of them in a straight line. */
type Person = readonly (readonly [number, Edges])[];

const peopleInClassroom: readonly Person[] = [
  [[0, [132, 303, 177, 346]]],
  [[0, [254, 258, 285, 290]]],
  [[0, [464, 265, 493, 294]]],
  [
    [0, [613, 308, 658, 353]],
    [25, [613, 308, 658, 353]],
    [30, [609, 308, 656, 353]],
    [35, [604, 308, 657, 352]],
    [40, [602, 307, 658, 351]],
    [45, [602, 307, 658, 352]],
    [50, [603, 307, 658, 352]],
    [55, [603, 307, 658, 352]],
    [60, [605, 307, 659, 353]],
    [65, [610, 309, 658, 356]],
    [70, [614, 312, 662, 358]],
    [75, [616, 313, 662, 358]],
    [80, [617, 314, 663, 358]],
    [85, [618, 315, 665, 358]],
  ],
];

function edgesAt(person: Person, picture: number): Edges {
  const later = person.findIndex(([at]) => at >= picture);
  const last = person.at(-1) ?? person[0];
  const after = later === -1 ? last : person[later];
  const before = later === -1 ? last : person[Math.max(later - 1, 0)];
  if (!before || !after) throw new Error('nobody was drawn');
  const [[from, a], [to, b]] = [before, after];
  const share = to === from ? 0 : (picture - from) / (to - from);
  const at = (side: 0 | 1 | 2 | 3) => a[side] + share * (b[side] - a[side]);
  return [at(0), at(1), at(2), at(3)];
}

/** A face, in shares of the picture. */
export interface DrawnFace {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Every face at a moment of the clip, always in the same order. */
export function facesIn(ms: number): DrawnFace[] {
  const into = Math.floor((ms / 1000) * perSecond) % cycle;
  const picture = into > cycle / 2 ? cycle - into : into;
  return peopleInClassroom.map((person) => {
    const [left, top, right, bottom] = edgesAt(person, picture);
    return {
      ...{ x: left / size.width, y: top / size.height },
      ...{ width: (right - left) / size.width, height: (bottom - top) / size.height },
    };
  });
}

/** Whether nothing of a face is seen at a moment: one cover is over all of it. */
export function isHidden({ x, y, width, height }: DrawnFace, covers: readonly Cover[], ms: number): boolean {
  return covers.some((cover) => {
    if (ms < cover.startMs || ms > cover.endMs) return false;
    const at = coverAt(cover, ms);
    return at.x <= x && at.y <= y && at.x + at.width >= x + width && at.y + at.height >= y + height;
  });
}
