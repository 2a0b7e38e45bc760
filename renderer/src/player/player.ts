import type { FrameTimes } from '#shared/domain/frameTimes.ts';
import { type Clock, createClock } from './clock.ts';
import { createCover, type NearFrames } from './cover.ts';
import { elementEvents } from './elementEvents.ts';
import { createMotion } from './motion.ts';
import { createPictureControl, type PictureControl } from './picture.ts';
import { createStatusStore, type PlayerStatus, type TimeRange } from './playerStatus.ts';
import { createPlayhead } from './playhead.ts';
import { createRepeating, type Repeating } from './repeating.ts';
import { nextSpeed } from './speed.ts';
import { steppedTarget, type Target, timeTarget } from './target.ts';

export type { PlayerStatus, TimeRange };

/** How the place changed other than by playing on. */
export type Move = 'seek' | 'step';

/** One recording under control: outlives the element that shows it, and starts where it was left. */
export interface Player extends Omit<Repeating, 'forgetRange' | 'ended'> {
  clock: Clock;
  picture: PictureControl;
  status(): PlayerStatus;
  subscribe(listener: () => void): () => void;
  /** Tells every seek and step when it is asked for. */
  onMove(listener: (move: Move) => void): () => void;
  /** Takes an element over until the returned function is called. */
  attach(video: HTMLVideoElement): () => void;
  /** Gives the presentation times of the frames, so that every step and seek is exact; null for sound. */
  setFrames(times: FrameTimes | null): void;
  /** Gives frames that are ready before they are asked for. */
  setNear(near: NearFrames | null): void;
  /** Where the person is or has asked to be, whole milliseconds. */
  position(): number;
  /** Whether the element is still on its way to where it was asked. */
  onItsWay(): boolean;
  play(): void;
  pause(): void;
  toggle(): void;
  seek(ms: number): void;
  /** So many frames on, or back where negative; pauses. */
  stepFrame(frames: number): void;
  toStart(): void;
  toEnd(): void;
  /** Plays in a direction, faster with every press. */
  shuttle(direction: 1 | -1): void;
  setRate(rate: number): void;
  changeSpeed(direction: 1 | -1): void;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  retry(): void;
}

/** @param knownDurationMs what was known of the length before the element says it */
export function createPlayer(knownDurationMs = 0): Player {
  const clock = createClock();
  const status = createStatusStore(knownDurationMs);
  const playhead = createPlayhead(clock);
  const cover = createCover(clock);
  const movers = new Set<(move: Move) => void>();
  let video: HTMLVideoElement | null = null;

  const extent = () => ({ times: clock.times(), durationMs: status.get().durationMs });
  const paused = () => video === null || video.paused;

  function goTo(target: Target, move: Move, direction: -1 | 0 | 1): void {
    if (paused()) cover.show(target);
    playhead.goTo(target);
    if (paused()) cover.prepare(target.frame, direction);
    for (const listener of movers) listener(move);
  }
  const seekTo = (ms: number) => goTo(timeTarget(extent(), ms), 'seek', 0);
  const motion = createMotion({
    status,
    position: playhead.position,
    show(ms) {
      const target = timeTarget(extent(), ms);
      if (target.frame === null || target.frame !== playhead.frame()) goTo(target, 'step', -1);
    },
    onPlay: cover.rest,
  });
  const repeating = createRepeating({ clock, status, playhead, motion, seekTo });
  function seek(ms: number): void {
    repeating.forgetRange();
    motion.endReverse();
    seekTo(ms);
  }

  const there = () => {
    const wanted = playhead.frame();
    return !playhead.busy() && (wanted === null || clock.elementFrame() === wanted);
  };
  const listen = elementEvents({
    onPlay() {
      playhead.release();
      status.change({ playing: true });
      if (!playhead.busy()) cover.lift();
    },
    onPause() {
      status.change({ playing: false });
      cover.prepare(playhead.frame(), 0);
    },
    onEnded() {
      status.change({ playing: false });
      repeating.ended();
    },
    onSeeked() {
      playhead.settled();
      if (paused()) cover.arrived(playhead.busy(), there);
      else if (!playhead.busy()) cover.lift();
    },
    onReady(durationMs) {
      if (durationMs !== null) status.change({ durationMs, failure: null });
      playhead.ready();
    },
    onFailure(failure) {
      const { playing } = status.get();
      status.change({ playing: false });
      if (failure === MediaError.MEDIA_ERR_DECODE && playhead.recover()) {
        video?.load();
        if (playing) motion.play();
        return;
      }
      playhead.fail();
      status.change({ failure });
    },
  });

  function attach(element: HTMLVideoElement): () => void {
    playhead.attach(element);
    video = element;
    const { volume, muted } = status.get();
    Object.assign(element, { volume, muted });
    const unfollow = clock.follow(element);
    const unlisten = listen(element);
    motion.attach(element);
    return () => {
      motion.detach();
      unfollow();
      unlisten();
      playhead.detach();
      video = null;
      status.change({ playing: false });
    };
  }

  return {
    clock,
    picture: createPictureControl(),
    position: playhead.position,
    onItsWay: playhead.busy,
    status: status.get,
    subscribe: status.subscribe,
    onMove(listener) {
      movers.add(listener);
      return () => movers.delete(listener);
    },
    attach,
    setFrames(times) {
      const at = playhead.position();
      clock.setTimes(times);
      status.change({ exact: times !== null });
      // What was asked for before is now known to the frame.
      if (paused() && playhead.frame() === null && times !== null && at > 0) seekTo(at);
    },
    setNear(near) {
      cover.setNear(near);
      if (paused()) cover.prepare(playhead.frame(), 0);
    },
    play: motion.play,
    pause: motion.pause,
    toggle() {
      repeating.forgetRange();
      if (motion.resting()) motion.play();
      else motion.pause();
    },
    seek,
    stepFrame(frames) {
      repeating.forgetRange();
      motion.pause();
      const from = { frame: playhead.frame(), ms: playhead.position(), frameMs: clock.frameMs() };
      goTo(steppedTarget(extent(), from, frames), 'step', frames < 0 ? -1 : 1);
    },
    toStart: () => seek(0),
    toEnd: () => seek(status.get().durationMs),
    shuttle(direction) {
      repeating.forgetRange();
      motion.shuttle(direction);
    },
    setRate: motion.setRate,
    changeSpeed: (direction) => motion.setRate(nextSpeed(status.get().rate, direction)),
    setVolume(volume) {
      const held = Math.min(Math.max(0, volume), 1);
      if (video !== null) Object.assign(video, { volume: held, muted: false });
      status.change({ volume: held, muted: false });
    },
    setMuted(muted) {
      if (video !== null) video.muted = muted;
      status.change({ muted });
    },
    setLoop: repeating.setLoop,
    loopFromHere: repeating.loopFromHere,
    loopToHere: repeating.loopToHere,
    playRange: repeating.playRange,
    retry() {
      status.change({ failure: null });
      video?.load();
    },
  };
}
