import type { FrameTimes } from '#shared/domain/frameTimes.ts';
import type { Clock } from './clock.ts';
import { createClock } from './clock.ts';
import { createCover, type NearFrames } from './cover.ts';
import { elementEvents } from './elementEvents.ts';
import { createPictureControl, type PictureControl } from './picture.ts';
import { createPlayhead } from './playhead.ts';
import { createStatusStore, type PlayerStatus, type TimeRange } from './playerStatus.ts';
import { atEnd, heardRange, loopFrom, loopTo } from './ranges.ts';
import { nextShuttle, runReverse } from './shuttle.ts';
import { heldSpeed, nextSpeed } from './speed.ts';
import { steppedTarget, type Target, timeTarget } from './target.ts';

export type { PlayerStatus, TimeRange };

/** How the place changed other than by playing on. */
export type Move = 'seek' | 'step';

/** One recording under control: outlives the element that shows it, and starts where it was left. */
export interface Player {
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
  /** Repeats a range until told null. */
  setLoop(range: TimeRange | null): void;
  loopFromHere(): void;
  loopToHere(): void;
  /** Plays a range once and stops at its last frame. */
  playRange(range: TimeRange): void;
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
  let once: TimeRange | null = null;
  let stopReverse: (() => void) | null = null;
  // Asked to play before there was an element.
  let playOnAttach = false;

  const extent = () => ({ times: clock.times(), durationMs: status.get().durationMs });
  const paused = () => video === null || video.paused;

  function goTo(target: Target, move: Move, direction: -1 | 0 | 1): void {
    if (paused()) cover.show(target);
    playhead.goTo(target);
    if (paused()) cover.prepare(target.frame, direction);
    for (const listener of movers) listener(move);
  }
  const seek = (ms: number) => goTo(timeTarget(extent(), ms), 'seek', 0);
  function play(speed = status.get().rate): void {
    endShuttle();
    cover.rest();
    if (video === null) playOnAttach = true;
    else {
      video.playbackRate = speed;
      // A refusal shows as still paused, and a broken file as the element's error.
      video.play().catch(() => undefined);
    }
  }
  function endShuttle(): void {
    stopReverse?.();
    stopReverse = null;
    if (video !== null) video.playbackRate = status.get().rate;
    status.change({ shuttle: 0 });
  }
  function pause(): void {
    endShuttle();
    video?.pause();
  }
  function reverse(speed: number): void {
    pause();
    status.change({ shuttle: -speed });
    const show = (ms: number) => {
      const target = timeTarget(extent(), ms);
      const further = target.frame === null || target.frame !== playhead.frame();
      if (further) goTo(target, 'step', -1);
    };
    stopReverse = runReverse({ fromMs: playhead.position(), speed, show, onStart: endShuttle });
  }
  function onTick(ms: number): void {
    const { loop, playing } = status.get();
    if (!playing || playhead.busy()) return;
    if (once !== null && atEnd(once, ms, clock.times())) {
      const { endMs } = once;
      once = null;
      pause();
      seek(endMs);
    } else if (once === null && loop !== null && atEnd(loop, ms, clock.times())) seek(loop.startMs);
  }
  function onEnded(): void {
    const { loop } = status.get();
    if (once === null && loop !== null) {
      seek(loop.startMs);
      play();
    } else status.change({ playing: false });
    once = null;
  }
  clock.subscribe(onTick);

  const there = () => {
    const wanted = playhead.frame();
    return !playhead.busy() && (wanted === null || clock.elementFrame() === wanted || !paused());
  };
  const events = elementEvents({
    onPlay: () => {
      playhead.release();
      status.change({ playing: true });
      cover.arrived(false, there);
    },
    onPause: () => {
      status.change({ playing: false });
      cover.prepare(clock.frame(), 0);
    },
    onEnded,
    onSeeked: () => {
      playhead.settled();
      cover.arrived(playhead.busy(), there);
    },
    onReady: (durationMs) => {
      if (durationMs !== null) status.change({ durationMs, failure: null });
      playhead.ready();
    },
    onFailure: (failure) => {
      playhead.fail();
      status.change({ playing: false, failure });
    },
  });

  return {
    clock,
    picture: createPictureControl(),
    position: playhead.position,
    status: status.get,
    subscribe: status.subscribe,
    onMove(listener) {
      movers.add(listener);
      return () => movers.delete(listener);
    },
    attach(element) {
      playhead.attach(element);
      video = element;
      const { rate, volume, muted } = status.get();
      Object.assign(element, { playbackRate: rate, volume, muted, preservesPitch: true });
      const unfollow = clock.follow(element);
      const unlisten = events(element);
      if (playOnAttach) play();
      playOnAttach = false;
      return () => {
        pause();
        unfollow();
        unlisten();
        playhead.detach();
        video = null;
        status.change({ playing: false });
      };
    },
    setFrames(times) {
      const at = playhead.position();
      clock.setTimes(times);
      status.change({ exact: times !== null });
      // What was asked for before is now known to the frame.
      if (paused() && playhead.frame() === null && times !== null && at > 0) seek(at);
    },
    setNear(near) {
      cover.setNear(near);
      if (paused()) cover.prepare(playhead.frame(), 0);
    },
    play,
    pause,
    toggle() {
      once = null;
      if (paused() && stopReverse === null) play();
      else pause();
    },
    seek(ms) {
      once = null;
      if (stopReverse !== null) endShuttle();
      seek(ms);
    },
    stepFrame(frames) {
      once = null;
      pause();
      const from = { frame: playhead.frame(), ms: playhead.position(), frameMs: clock.frameMs() };
      goTo(steppedTarget(extent(), from, frames), 'step', frames < 0 ? -1 : 1);
    },
    toStart() {
      this.seek(0);
    },
    toEnd() {
      this.seek(status.get().durationMs);
    },
    shuttle(direction) {
      once = null;
      const { shuttle, playing, rate } = status.get();
      const now = shuttle === 0 && playing ? rate : shuttle;
      const speed = nextShuttle(now, direction);
      if (speed < 0) return reverse(-speed);
      play(speed);
      if (video !== null) video.playbackRate = speed;
      status.change({ shuttle: speed });
    },
    setRate(rate) {
      const held = heldSpeed(rate);
      status.change({ rate: held });
      if (status.get().shuttle > 0) endShuttle();
      if (video !== null) video.playbackRate = held;
    },
    changeSpeed(direction) {
      this.setRate(nextSpeed(status.get().rate, direction));
    },
    setVolume(volume) {
      const held = Math.min(Math.max(0, volume), 1);
      if (video !== null) Object.assign(video, { volume: held, muted: false });
      status.change({ volume: held, muted: false });
    },
    setMuted(muted) {
      if (video !== null) video.muted = muted;
      status.change({ muted });
    },
    setLoop: (loop) => status.change({ loop }),
    loopFromHere() {
      const { loop, durationMs } = status.get();
      status.change({ loop: loopFrom(playhead.position(), loop, durationMs) });
    },
    loopToHere() {
      status.change({ loop: loopTo(playhead.position(), status.get().loop) });
    },
    playRange(range) {
      const heard = heardRange(range);
      this.seek(heard.startMs);
      once = heard;
      play();
    },
    retry() {
      status.change({ failure: null });
      video?.load();
    },
  };
}
