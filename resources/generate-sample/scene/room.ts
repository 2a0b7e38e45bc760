import type { SKRSContext2D } from '@napi-rs/canvas';
import { print } from '../fonts.ts';
import type { Point } from '../sketch/strokes.ts';

export const picture = { width: 960, height: 540 } as const;
export const whiteboard = { x: 212, y: 26, width: 716, height: 300 } as const;
/** Where the teacher's feet are. */
export const teacherSpot: Point = [112, 478];
export const desk = { y: 446, height: 56, width: 148 } as const;

const caption = 'Synthetic sample · not a real classroom';

/** Desk centres for this many students, evenly across the room below the board. */
export function deskCentres(students: number): number[] {
  const step = whiteboard.width / students;
  return Array.from({ length: students }, (_, i) => whiteboard.x + step * (i + 0.5));
}

/** Everything that never moves. */
export function paintRoom(ctx: SKRSContext2D, wall: string): void {
  ctx.fillStyle = wall;
  ctx.fillRect(0, 0, picture.width, 420);
  ctx.fillStyle = '#00000012';
  ctx.fillRect(0, 412, picture.width, 8);
  ctx.fillStyle = '#cdbfa9';
  ctx.fillRect(0, 420, picture.width, 120);
  ctx.fillStyle = '#ffffff18';
  for (let x = -40; x < picture.width; x += 120) ctx.fillRect(x, 420, 60, 120);
  paintBoard(ctx);
  paintShelf(ctx);
  paintCaption(ctx);
}

function paintBoard(ctx: SKRSContext2D): void {
  const { x, y, width, height } = whiteboard;
  rounded(ctx, [x - 9, y - 9], [width + 18, height + 18], 10);
  ctx.fillStyle = '#9aa3ab';
  ctx.fill();
  rounded(ctx, [x, y], [width, height], 4);
  ctx.fillStyle = '#fdfdfb';
  ctx.fill();
  rounded(ctx, [x + 40, y + height + 7], [width - 80, 8], 3);
  ctx.fillStyle = '#7d868e';
  ctx.fill();
  ['#1f5fa8', '#b8402f', '#2f7d55'].forEach((color, i) => {
    rounded(ctx, [x + 70 + i * 36, y + height + 3], [26, 5], 2);
    ctx.fillStyle = color;
    ctx.fill();
  });
}

function paintShelf(ctx: SKRSContext2D): void {
  rounded(ctx, [22, 108], [150, 7], 3);
  ctx.fillStyle = '#a58b6c';
  ctx.fill();
  const books = ['#7a9e9f', '#c08a5d', '#8c8fb4', '#b8645a', '#6f8f6b', '#c9a86a', '#7a9e9f', '#8c8fb4'];
  books.forEach((color, i) => {
    const height = 34 + ((i * 7) % 15);
    ctx.fillStyle = color;
    ctx.fillRect(32 + i * 16, 108 - height, 13, height);
  });
}

function paintCaption(ctx: SKRSContext2D): void {
  ctx.font = print(12);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  const width = ctx.measureText(caption).width + 18;
  rounded(ctx, [picture.width - width - 6, 515], [width, 20], 4);
  ctx.fillStyle = '#2b3440cc';
  ctx.fill();
  ctx.fillStyle = '#ffffff';
  ctx.fillText(caption, picture.width - 15, 525.5);
}

export function rounded(
  ctx: SKRSContext2D,
  [x, y]: Point,
  [width, height]: Point,
  radius: number | number[],
): void {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
}
