import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { print } from './fonts.ts';
import type { WorkSheet } from './lesson.ts';
import { strokesOf } from './sketch/marks.ts';
import { paint } from './sketch/paint.ts';

const sheet = { width: 1_280, height: 900, margin: 36 } as const;
const penWidth = 4;
const quality = 82;

/** A photographed sheet of paper: printed task, a student's drawing and writing, and the synthetic mark. JPEG. */
export function drawSheet(work: WorkSheet): Buffer {
  const canvas = createCanvas(sheet.width, sheet.height);
  const ctx = canvas.getContext('2d');
  paintPaper(ctx, work.paper);
  paintHeading(ctx, work);
  for (const mark of work.marks) paint(ctx, strokesOf(mark, penWidth));
  paintFoot(ctx);
  return canvas.toBuffer('image/jpeg', quality);
}

function paintPaper(ctx: SKRSContext2D, paper: WorkSheet['paper']): void {
  const { width, height, margin } = sheet;
  ctx.fillStyle = '#b9a88f';
  ctx.fillRect(0, 0, width, height);
  ctx.shadowColor = '#00000055';
  ctx.shadowBlur = 18;
  ctx.shadowOffsetY = 5;
  ctx.fillStyle = '#fefdf9';
  ctx.fillRect(margin, margin, width - 2 * margin, height - 2 * margin);
  ctx.shadowColor = 'transparent';
  ctx.strokeStyle = '#cfe0ee';
  ctx.lineWidth = 1;
  const step = paper === 'grid' ? 36 : 52;
  for (let y = 190; y < height - 90; y += step) rule(ctx, [margin, y], [width - margin, y]);
  if (paper === 'ruled') return;
  for (let x = margin + 22; x < width - margin; x += step) rule(ctx, [x, 190], [x, height - 90]);
}

function rule(ctx: SKRSContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  ctx.beginPath();
  ctx.moveTo(from[0], from[1] + 0.5);
  ctx.lineTo(to[0], to[1] + 0.5);
  ctx.stroke();
}

function paintHeading(ctx: SKRSContext2D, work: WorkSheet): void {
  ctx.fillStyle = '#2b3440';
  ctx.textBaseline = 'alphabetic';
  ctx.font = print(27, 'bold');
  ctx.fillText(work.task, 80, 120);
  ctx.font = print(19);
  ctx.fillStyle = '#5a636e';
  ctx.textAlign = 'right';
  ctx.fillText(`Student: ${work.student}`, sheet.width - 80, 120);
  ctx.textAlign = 'left';
  ctx.fillStyle = '#8d97a1';
  ctx.fillRect(80, 146, sheet.width - 160, 2);
}

function paintFoot(ctx: SKRSContext2D): void {
  ctx.font = print(17);
  ctx.fillStyle = '#5a636e';
  ctx.fillText('Synthetic sample · not the work of a real student', 80, sheet.height - 58);
}
