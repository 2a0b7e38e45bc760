import type { Face, FaceDetector, Picture } from './detector.ts';

/** The share of the picture's sides that one of the four parts has: they overlap by more than the faces that are missed. */
const part = 0.58;

/** A face so near to where a part was cut is cut itself; it is whole in another part. */
const cutAt = 0.02;

/** Two that share more than this of the smaller are one. */
const sameShare = 0.5;

interface Corner {
  x: number;
  y: number;
}

const corners: readonly Corner[] = [0, 1 - part].flatMap((y) => [0, 1 - part].map((x) => ({ x, y })));

function cut({ width, height, rgb }: Picture, { x, y }: Corner): Picture {
  const [wide, high] = [Math.round(width * part), Math.round(height * part)];
  const [left, top] = [Math.round(width * x), Math.round(height * y)];
  const piece = new Uint8Array(wide * high * 3);
  for (let row = 0; row < high; row += 1) {
    const from = ((top + row) * width + left) * 3;
    piece.set(rgb.subarray(from, from + wide * 3), row * wide * 3);
  }
  return { width: wide, height: high, rgb: piece };
}

/** Whether a face in a part is whole, as far as can be told. */
function isWhole({ x, y, width, height }: Face, corner: Corner): boolean {
  const [cutLeft, cutTop] = [corner.x > 0, corner.y > 0];
  const isCut =
    (cutLeft ? x < cutAt : x + width > 1 - cutAt) || (cutTop ? y < cutAt : y + height > 1 - cutAt);
  return !isCut;
}

/** How much of the smaller of two lies in the other. */
function shared(a: Face, b: Face): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (wide <= 0 || high <= 0) return 0;
  return (wide * high) / Math.min(a.width * a.height, b.width * b.height);
}

/** Each face once, as it was surest. */
function once(faces: readonly Face[]): Face[] {
  const kept: Face[] = [];
  for (const face of faces.toSorted((a, b) => b.score - a.score))
    if (kept.every((other) => shared(face, other) <= sameShare)) kept.push(face);
  return kept;
}

/** Looks at the whole picture and at four parts of it, each as large: for faces that are too small in the whole. */
export function closely(detect: FaceDetector): FaceDetector {
  return async (picture) => {
    const found = await detect(picture);
    for (const corner of corners)
      for (const face of await detect(cut(picture, corner))) {
        if (!isWhole(face, corner)) continue;
        const { x, y, width, height, score } = face;
        const at = { x: corner.x + x * part, y: corner.y + y * part };
        found.push({ ...at, width: width * part, height: height * part, score });
      }
    return once(found);
  };
}
