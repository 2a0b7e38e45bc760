/** Draws the icon's sizes from icon.svg: `node resources/icons/generate.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const folder = import.meta.dirname;
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');

for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) {
  const canvas = createCanvas(size, size);
  // The drawing is scaled before it becomes pixels, so that small sizes stay sharp.
  const scaled = drawing.replace('<svg ', `<svg width="${size}" height="${size}" `);
  const image = await loadImage(Buffer.from(scaled));
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  const name = size === 1024 ? 'icon.png' : `${size}x${size}.png`;
  writeFileSync(join(folder, name), canvas.toBuffer('image/png'));
}
