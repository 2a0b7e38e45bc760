import type { RunOptions } from './ffmpeg.ts';
import type { MediaInput } from './inputs.ts';
import type { RecordingTracks } from './tracks.ts';

/** A recording something is made from. */
export interface Source {
  input: MediaInput;
  tracks: RecordingTracks;
  durationMs: number;
}

/** How one making is bounded and watched. */
export interface MakeOptions extends RunOptions {
  /** Told now and then how far it is, in milliseconds of the recording. */
  onTime?(ms: number): void;
}

/**
 * The container's own times, which are the player's (see frameIndex.ts). Without this ffmpeg counts from the first
 * packet of any track.
 */
export const onPlayersTime: readonly string[] = ['-copyts'];

/** Nothing that could tell who made a recording, where or when goes into what is made of it. */
export const nameless: readonly string[] = [
  ...['-map_metadata', '-1'],
  ...['-map_chapters', '-1'],
  ...['-fflags', '+bitexact'],
];

/** Encoders for what replaces a recording: so near to it that nobody sees or hears the difference. */
export const closeToTheEye = {
  video: ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p'],
  audio: ['-c:a', 'aac', '-b:a', '160k'],
} as const;
