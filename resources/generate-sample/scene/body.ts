import type { SKRSContext2D } from '@napi-rs/canvas';
import { print } from '../fonts.ts';
import type { Look } from '../lesson.ts';
import type { Point } from '../sketch/strokes.ts';
import { rounded } from './room.ts';

const accent = '#e0932f';

export function nameChip(ctx: SKRSContext2D, name: string, [x, y]: Point, lit: number): void {
  ctx.font = print(13, 'bold');
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const width = ctx.measureText(name).width + 20;
  rounded(ctx, [x - width / 2, y - 11], [width, 22], 11);
  ctx.fillStyle = '#fffaf0';
  ctx.fill();
  ctx.globalAlpha = lit;
  ctx.fillStyle = accent;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.fillStyle = '#2b3440';
  ctx.fillText(name, x, y + 0.5);
}

export function glow(ctx: SKRSContext2D, [x, y]: Point, radius: number, lit: number): void {
  if (lit < 0.02) return;
  const light = ctx.createRadialGradient(x, y, radius * 0.3, x, y, radius);
  light.addColorStop(0, `rgba(255, 205, 110, ${0.75 * lit})`);
  light.addColorStop(1, 'rgba(255, 205, 110, 0)');
  ctx.fillStyle = light;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, Math.PI * 2);
  ctx.fill();
}

export function limb(ctx: SKRSContext2D, points: readonly Point[], width: number, color: string): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.beginPath();
  points.forEach(([x, y], i) => {
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  });
  ctx.stroke();
}

export function hand(ctx: SKRSContext2D, [x, y]: Point, skin: string): void {
  ctx.fillStyle = skin;
  ctx.beginPath();
  ctx.arc(x, y, 9.5, 0, Math.PI * 2);
  ctx.fill();
}

/** A little darker than the top, so that arms stand out against the body. */
export function sleeve(look: Look): string {
  const parts = look.top.match(/[0-9a-f]{2}/g) ?? [];
  return `rgb(${parts.map((part) => Math.round(Number.parseInt(part, 16) * 0.86)).join(', ')})`;
}

export function shoe(ctx: SKRSContext2D, [x, y]: Point): void {
  rounded(ctx, [x - 17, y - 7], [34, 15], [10, 10, 4, 4]);
  ctx.fillStyle = '#2b2f36';
  ctx.fill();
}

export function neck(ctx: SKRSContext2D, [x, y]: Point, skin: string): void {
  rounded(ctx, [x - 9, y - 14], [18, 22], 8);
  ctx.fillStyle = skin;
  ctx.fill();
}
