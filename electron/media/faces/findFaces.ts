import type { Doubt } from '#shared/domain/faces.ts';
import type { Cover } from '#shared/domain/redaction.ts';
import type { RunOptions } from '../ffmpeg.ts';
import type { MediaInput } from '../inputs.ts';
import { tracksIn } from '../probe.ts';
import { renderedSize } from '../redaction/filters.ts';
import { closely } from './closely.ts';
import { coversFor } from './covers.ts';
import type { FaceDetector } from './detector.ts';
import { doubtsOf } from './doubts.ts';
import { picturesOf, sizeToLookAt } from './pictures.ts';
import { lookCloser, type Range, type Sample, trackFaces } from './tracks.ts';

/** Between two pictures of the first look, and of the second. */
export const firstLookMs = 500;
const secondLookMs = 125;

/** Pictures that are decoded at once, while those before them are looked at. */
const decodedAtOnce = 16;

export interface FacesInRecording {
  covers: Cover[];
  /** By time. */
  doubts: Doubt[];
  /** Pictures that were looked at. */
  pictures: number;
  tracks: number;
}

interface FindWish {
  input: MediaInput;
  detect: FaceDetector;
  options: RunOptions;
  /** Looks at every picture in parts too, which finds smaller faces and takes five times as long. */
  closer: boolean;
  /** Told how many pictures were looked at, of how many as far as is known. */
  onPictures?(done: number, all: number): void;
}

/** One run of ffmpeg's worth of moments. */
interface Batch {
  startMs: number;
  everyMs: number;
  count: number;
}

function batches({ startMs, endMs }: Range, everyMs: number): Batch[] {
  const count = Math.max(Math.ceil((endMs - startMs) / everyMs), 1);
  return Array.from({ length: Math.ceil(count / decodedAtOnce) }, (_, i) => ({
    ...{ startMs: startMs + i * decodedAtOnce * everyMs, everyMs },
    count: Math.min(decodedAtOnce, count - i * decodedAtOnce),
  }));
}

const countOf = (some: readonly Batch[]) => some.reduce((sum, { count }) => sum + count, 0);

/**
 * Finds the faces in a recording and follows them: first in two pictures of every second, then in eight wherever
 * somebody comes, goes, moves or is hard to see.
 * @returns covers that hide them, and the moments at which a person has to look
 * @throws FfmpegError where it cannot be decoded
 */
export async function findFaces(wish: FindWish): Promise<FacesInRecording> {
  const { input, options, onPictures } = wish;
  const detect = wish.closer ? closely(wish.detect) : wish.detect;
  const { tracks, durationMs } = await tracksIn(input, options);
  if (!tracks.video) return { covers: [], doubts: [], pictures: 0, tracks: 0 };
  const picture = renderedSize(tracks.video);
  const size = sizeToLookAt(picture, wish.closer ? 2 : 1);
  const aspect = picture.width / picture.height;
  let done = 0;
  const look = async (some: readonly Batch[], all: number): Promise<Sample[]> => {
    const samples: Sample[] = [];
    const decode = (batch: Batch | undefined) => {
      const pictures = batch ? picturesOf(input, { ...batch, size }, options) : Promise.resolve([]);
      // Awaited one batch later: what fails before that is not unheard of.
      pictures.catch(() => undefined);
      return pictures;
    };
    let next = decode(some[0]);
    for (const [i, { startMs, everyMs }] of some.entries()) {
      const pictures = await next;
      next = decode(some[i + 1]);
      for (const [k, one] of pictures.entries()) {
        options.signal?.throwIfAborted();
        samples.push({ ms: startMs + k * everyMs, faces: await detect(one) });
        done += 1;
        onPictures?.(done, all);
      }
    }
    return samples;
  };
  const firstLook = batches({ startMs: 0, endMs: durationMs }, firstLookMs);
  const first = await look(firstLook, countOf(firstLook));
  const closer = lookCloser(trackFaces(first, aspect), { everyMs: firstLookMs, durationMs, aspect });
  const secondLook = closer.flatMap((range) => batches(range, secondLookMs));
  const known = new Set(first.map(({ ms }) => ms));
  const second = await look(secondLook, done + countOf(secondLook));
  const samples = [...first, ...second.filter(({ ms }) => !known.has(ms))].toSorted((a, b) => a.ms - b.ms);
  const followed = trackFaces(samples, aspect);
  const times = { everyMs: firstLookMs, durationMs };
  const found = followed.map((track) => {
    const covers = coversFor(track, times);
    return { covers, doubts: doubtsOf(track, covers, times) };
  });
  return {
    covers: found.flatMap(({ covers }) => covers),
    doubts: found.flatMap(({ doubts }) => doubts).toSorted((a, b) => a.ms - b.ms),
    ...{ pictures: done, tracks: followed.length },
  };
}
