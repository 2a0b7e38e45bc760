import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

/** Where a face is in a picture, in shares of its width and height, and how sure that is, 0 to 1. */
export interface Face {
  x: number;
  y: number;
  width: number;
  height: number;
  score: number;
}

/** A picture in three bytes a pixel, line by line. */
export interface Picture {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** Below this nothing is told. */
const leastScore = 0.15;

const load = createRequire(import.meta.url);

const { version } = load('@vladmandic/face-api/package.json') as { version: string };

/** What looks for faces, for whoever wants to know it: the model, and the version of its package. */
export const model = `SSD MobileNet v1 (face-api ${version})`;

const mostFaces = 200;

function within({ x, y, width, height }: Omit<Face, 'score'>): Omit<Face, 'score'> {
  const [left, top] = [Math.max(x, 0), Math.max(y, 0)];
  return {
    ...{ x: left, y: top },
    ...{ width: Math.min(x + width, 1) - left, height: Math.min(y + height, 1) - top },
  };
}

/** Finds faces in one picture after the other. */
export type FaceDetector = (picture: Picture) => Promise<Face[]>;

/**
 * Loads the model out of its package, and what runs it: for a thread of its own, a picture keeps it busy for a third of
 * a second or more.
 * @throws Error where the package is not whole
 */
export async function openDetector(): Promise<FaceDetector> {
  const tf = await import('@tensorflow/tfjs');
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const { SsdMobilenetv1, SsdMobilenetv1Options } = await import(
    '@vladmandic/face-api/dist/face-api.node-wasm.js'
  );
  setWasmPaths(`${dirname(load.resolve('@tensorflow/tfjs-backend-wasm'))}${sep}`);
  if (!(await tf.setBackend('wasm'))) throw new Error('what runs the model could not be started');
  await tf.ready();
  const net = new SsdMobilenetv1();
  await net.loadFromDisk(join(dirname(load.resolve('@vladmandic/face-api/package.json')), 'model'));
  const options = new SsdMobilenetv1Options({ minConfidence: leastScore, maxResults: mostFaces });
  return async ({ width, height, rgb }) => {
    const picture = tf.tensor3d(rgb, [height, width, 3], 'int32');
    try {
      // The package declares a type of its own for the very same object.
      const found = await net.locateFaces(
        picture as unknown as Parameters<typeof net.locateFaces>[0],
        options,
      );
      return found
        .map(({ score, relativeBox }) => ({ ...within(relativeBox), score }))
        .filter(({ width: wide, height: high }) => wide > 0 && high > 0);
    } finally {
      picture.dispose();
    }
  };
}
