import { frameMs } from '#shared/domain/frameTimes.ts';
import type { Clock } from './clock.ts';
import type { Target } from './target.ts';

/** Frames decoded ahead of being asked for, and the canvas over the picture that shows one at once. */
export interface NearFrames {
  /** @returns whether the frame was ready and is on screen now */
  draw(frame: number): boolean;
  /** Draws the element's own picture, as it is now. */
  drawElement(): void;
  hide(): void;
  /** Told of every frame that became ready; one listener at a time. */
  onReady(listener: (frame: number) => void): void;
  /** Makes the neighbours of a frame ready, first those the person moves towards. */
  around(frame: number, direction: -1 | 0 | 1): void;
  /** Leaves the decoder to the element. */
  rest(): void;
  close(): void;
}

/**
 * Lays a frame that is ready over the element's picture until the element shows it too. Some frames it never shows:
 * Chromium seeks by decoding times, so the last frames before a key frame lead it to the key frame; those stay covered.
 */
export interface Cover {
  setNear(near: NearFrames | null): void;
  /** Shows the frame of a target, if it is ready. */
  show(target: Target): void;
  /** Makes the neighbours of a frame ready: at once while stepping, else once nothing was asked for a while. */
  prepare(frame: number | null, direction: -1 | 0 | 1): void;
  /**
   * The element came somewhere while it rests: the cover shows what is under it, and is taken off once that is drawn.
   * @param onTheWay whether it goes further at once
   */
  arrived(onTheWay: boolean, there: () => boolean): void;
  /** The element plays and shows its own pictures. */
  lift(): void;
  /** The element plays: nothing is prepared any more. */
  rest(): void;
}

/** How long nobody has to ask for anything before neighbours are decoded after a seek. */
const restMs = 120;
/** An element tells of a frame before it is on screen, the longer before the busier the machine; until then, cover. */
const drawnMs = 250;

export function createCover(clock: Clock): Cover {
  let near: NearFrames | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let lifting: ReturnType<typeof setTimeout> | undefined;
  /** The frame that was asked for, until the element shows it. */
  let wanted: number | null = null;
  let covered = false;
  let upToDate = false;
  /** Whether the element shows what was asked; null while it is still on its way. */
  let arrival: (() => boolean) | null = null;
  /** What the element showed when it was asked for something else. */
  let elementBefore: number | null = null;

  const coverWith = (frame: number | null) => {
    const times = clock.times();
    if (frame === null || times === null) return;
    covered = true;
    clock.cover(frameMs(times, frame));
  };
  const liftNow = () => {
    covered = false;
    upToDate = false;
    near?.hide();
    clock.cover(null);
  };
  const show = (frame: number | null) => {
    upToDate = frame !== null && near?.draw(frame) === true;
    if (upToDate) coverWith(frame);
  };
  const showElement = () => {
    if (!covered || upToDate) return;
    near?.drawElement();
    coverWith(clock.elementFrame());
  };
  const check = () => {
    if (arrival === null) return;
    const there = arrival();
    if (!there && clock.elementFrame() === elementBefore) return;
    elementBefore = clock.elementFrame();
    if (there) {
      arrival = null;
      wanted = null;
      clearTimeout(lifting);
      lifting = setTimeout(liftNow, drawnMs);
    }
    showElement();
  };
  clock.subscribe(check);

  return {
    setNear(next) {
      liftNow();
      near = next;
      near?.onReady((frame) => {
        if (frame === wanted && !upToDate) show(frame);
      });
    },
    show({ frame }) {
      clearTimeout(lifting);
      arrival = null;
      wanted = frame;
      elementBefore = clock.elementFrame();
      show(frame);
    },
    prepare(frame, direction) {
      clearTimeout(resting);
      if (frame === null) return;
      if (direction !== 0) {
        near?.around(frame, direction);
        return;
      }
      // Somewhere else: the decoder is the element's until it is there.
      near?.rest();
      resting = setTimeout(() => near?.around(frame, 0), restMs);
    },
    arrived(onTheWay, there) {
      arrival = onTheWay ? null : there;
      if (onTheWay) showElement();
      else check();
    },
    lift() {
      arrival = null;
      wanted = null;
      clearTimeout(lifting);
      requestAnimationFrame(liftNow);
    },
    rest() {
      clearTimeout(resting);
      near?.rest();
    },
  };
}
