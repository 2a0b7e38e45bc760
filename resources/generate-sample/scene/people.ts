import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Look } from '../lesson.ts';
import type { Point } from '../sketch/strokes.ts';
import { glow, hand, limb, nameChip, neck, shoe, sleeve } from './body.ts';
import { type Face, paintBackHair, paintHead } from './head.ts';
import { desk, rounded, teacherSpot } from './room.ts';

export interface Posture {
  /** How far a hand is up, 0 to 1. */
  handUp: number;
  /** How strongly the person is marked as the speaker, 0 to 1. */
  lit: number;
  /** Small vertical movement in pixels. */
  bob: number;
  /** A talking gesture, -1 to 1. */
  gesture: number;
}

/** The teacher, standing left of the board; the right arm reaches towards `reach` when there is something to write. */
export function paintTeacher(
  ctx: SKRSContext2D,
  look: Look,
  state: { posture: Posture; face: Face; reach: Point | undefined },
): void {
  const [x, floor] = teacherSpot;
  const { posture } = state;
  const shoulder = floor - 230 + posture.bob;
  glow(ctx, [x, shoulder - 10], 82, posture.lit);
  limb(
    ctx,
    [
      [x - 15, floor - 110],
      [x - 17, floor],
    ],
    24,
    '#3d4652',
  );
  limb(
    ctx,
    [
      [x + 15, floor - 110],
      [x + 17, floor],
    ],
    24,
    '#3d4652',
  );
  shoe(ctx, [x - 20, floor + 6]);
  shoe(ctx, [x + 20, floor + 6]);
  paintBackHair(ctx, [x, shoulder - 36], look);
  rounded(ctx, [x - 39, shoulder], [78, 136], [30, 30, 12, 12]);
  ctx.fillStyle = look.top;
  ctx.fill();
  hand(ctx, [x - 41, shoulder + 116], look.skin);
  limb(
    ctx,
    [
      [x - 33, shoulder + 18],
      [x - 45, shoulder + 66],
      [x - 41, shoulder + 106],
    ],
    18,
    sleeve(look),
  );
  neck(ctx, [x, shoulder], look.skin);
  paintTeacherArm(ctx, look, { shoulder: [x + 33, shoulder + 18], ...state });
  paintHead(ctx, [x, shoulder - 36], look, state.face);
  nameChip(ctx, 'Teacher', [x, floor + 34], posture.lit);
}

function paintTeacherArm(
  ctx: SKRSContext2D,
  look: Look,
  state: { shoulder: Point; posture: Posture; reach: Point | undefined },
): void {
  const { shoulder, posture, reach } = state;
  const [sx, sy] = shoulder;
  if (!reach) {
    const lift = posture.lit * (22 + posture.gesture * 12);
    hand(ctx, [sx + 9 + lift * 1.2, sy + 98 - lift * 1.4], look.skin);
    limb(ctx, [shoulder, [sx + 12, sy + 48], [sx + 8 + lift, sy + 88 - lift]], 18, sleeve(look));
    return;
  }
  const angle = Math.atan2(reach[1] - sy, reach[0] - sx);
  const at = (length: number): Point => [sx + Math.cos(angle) * length, sy + Math.sin(angle) * length];
  hand(ctx, at(94), look.skin);
  limb(ctx, [shoulder, at(52), at(84)], 18, sleeve(look));
}

/** A student behind a desk, centred on `x`. */
export function paintStudent(
  ctx: SKRSContext2D,
  person: { x: number; name: string; look: Look },
  state: { posture: Posture; face: Face },
): void {
  const { x, look } = person;
  const { posture } = state;
  const head: Point = [x, desk.y - 66 + posture.bob];
  glow(ctx, [x, head[1] + 14], 62, posture.lit);
  if (posture.handUp > 0.02) raisedArm(ctx, x, look, posture.handUp);
  paintBackHair(ctx, head, look);
  rounded(ctx, [x - 38, head[1] + 30], [76, 80], 26);
  ctx.fillStyle = look.top;
  ctx.fill();
  neck(ctx, [x, head[1] + 32], look.skin);
  paintHead(ctx, head, look, state.face);
  paintDesk(ctx, x, person.name, posture.lit);
  restingHands(ctx, x, look, posture);
}

function raisedArm(ctx: SKRSContext2D, x: number, look: Look, up: number): void {
  const shoulder: Point = [x + 34, desk.y - 22];
  const tip: Point = [x + 47, desk.y - 20 - up * 82];
  limb(ctx, [shoulder, [x + 46, desk.y - 20 - up * 30], tip], 15, sleeve(look));
  hand(ctx, [tip[0], tip[1] - 9], look.skin);
}

function restingHands(ctx: SKRSContext2D, x: number, look: Look, posture: Posture): void {
  const lift = posture.lit * (5 + posture.gesture * 7);
  hand(ctx, [x - 25, desk.y - 2 - lift], look.skin);
  if (posture.handUp <= 0.02) hand(ctx, [x + 25, desk.y - 2 - lift * 0.6], look.skin);
}

function paintDesk(ctx: SKRSContext2D, x: number, name: string, lit: number): void {
  rounded(ctx, [x - desk.width / 2 + 8, desk.y + 6], [desk.width - 16, desk.height - 6], 4);
  ctx.fillStyle = '#b08d63';
  ctx.fill();
  rounded(ctx, [x - desk.width / 2, desk.y], [desk.width, 11], 5);
  ctx.fillStyle = '#cda878';
  ctx.fill();
  nameChip(ctx, name, [x, desk.y + 34], lit);
}
