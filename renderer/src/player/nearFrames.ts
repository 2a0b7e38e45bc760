import type { FrameTimes } from '#shared/domain/frameTimes.ts';
import type { NearFrames } from './cover.ts';
import { type FrameDecoder, openFrameDecoder } from './frameDecoder.ts';
import { capacityFor, type FrameWindow, keptSize, missingRun, windowAround } from './frameWindow.ts';

/** Where the recording is shown. */
export interface Screen {
  video: HTMLVideoElement;
  /** Lies over the video. */
  canvas: HTMLCanvasElement;
}

/** Pictures by the number of their frame, closed as soon as they are of no use. */
function createStore() {
  const pictures = new Map<number, ImageBitmap>();
  return {
    has: (frame: number) => pictures.has(frame),
    get: (frame: number) => pictures.get(frame),
    put(frame: number, picture: ImageBitmap) {
      pictures.get(frame)?.close();
      pictures.set(frame, picture);
    },
    keepOnly({ first, last }: FrameWindow) {
      for (const [frame, picture] of pictures)
        if (frame < first || frame > last) {
          picture.close();
          pictures.delete(frame);
        }
    },
  };
}

const none: FrameWindow = { first: 0, last: -1 };

/** Keeps the neighbours of a frame decoded and draws them on a canvas. */
function keepNear(decoder: FrameDecoder, times: FrameTimes, { video, canvas }: Screen): NearFrames {
  const store = createStore();
  const capacity = capacityFor(decoder.width, decoder.height);
  const context = canvas.getContext('2d', { alpha: false });
  let ready: (frame: number) => void = () => undefined;
  let window = none;
  let asked: { frame: number; direction: -1 | 0 | 1 } = { frame: 0, direction: 0 };
  let decoding = 0;
  let underWay: FrameWindow = none;

  async function decode(run: FrameWindow): Promise<void> {
    const mine = ++decoding;
    underWay = run;
    let kept = 0;
    // Leaving the loop ends the decoder's work.
    for await (const { frame, picture } of decoder.decode(run)) {
      if (mine !== decoding) {
        picture.close();
        return;
      }
      // What came is not awaited any more, even if the person has moved away from it since.
      underWay = { first: frame + 1, last: run.last };
      if (frame < window.first || frame > window.last) picture.close();
      else {
        kept++;
        store.put(frame, picture);
        ready(frame);
      }
    }
    if (mine !== decoding) return;
    underWay = none;
    if (kept > 0) fill();
  }
  /** Decodes what the window lacks, if that is worth while. */
  function fill(): void {
    const run = missingRun(window, asked.frame, asked.direction, (at) => store.has(at) || coming(at));
    // A recording whose frames are not where they should be is shown by its element alone.
    if (run !== null) decode(run).catch(stop);
  }
  const paint = (picture: CanvasImageSource, { width, height }: { width: number; height: number }) => {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context?.drawImage(picture, 0, 0, width, height);
    canvas.style.visibility = 'visible';
  };
  const stop = () => {
    decoding++;
    underWay = none;
  };
  const coming = (frame: number) => frame >= underWay.first && frame <= underWay.last;

  return {
    draw(frame) {
      const picture = store.get(frame);
      if (picture === undefined || context === null) return false;
      paint(picture, picture);
      return true;
    },
    drawElement: () => paint(video, keptSize(video.videoWidth, video.videoHeight)),
    hide() {
      canvas.style.visibility = 'hidden';
    },
    onReady(listener) {
      ready = listener;
    },
    around(frame, direction) {
      window = windowAround(frame, direction, { capacity, count: times.ticks.length });
      store.keepOnly(window);
      asked = { frame, direction };
      fill();
    },
    rest: stop,
    close() {
      stop();
      store.keepOnly(none);
      canvas.style.visibility = 'hidden';
      decoder.close();
    },
  };
}

/** @returns null where this browser cannot decode the recording by itself; stepping then waits for the element */
export async function openNearFrames(
  url: string,
  times: FrameTimes,
  screen: Screen,
): Promise<NearFrames | null> {
  const decoder = await openFrameDecoder(url, times);
  return decoder && keepNear(decoder, times, screen);
}
