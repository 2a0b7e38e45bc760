import { guardsOf, input } from './ffmpegWords.ts';
import { lend } from './lend.ts';
import type { Stored } from './sealed/stored.ts';

/** A recording as a program of the machine reads it: the path of a file as it lies, or a file that has to be lent. */
export type MediaInput = string | Stored;

/** How one input is given to ffmpeg or ffprobe, until `done`. */
export interface GivenInput {
  /** The input itself. */
  word: string;
  /** What stands before it. */
  guards: readonly string[];
  environment: Readonly<Record<string, string>>;
  done(): void;
}

/** Gives a recording to ffmpeg or ffprobe. */
export async function giveInput(given: MediaInput): Promise<GivenInput> {
  if (typeof given === 'string')
    return { word: input(given), guards: guardsOf('file'), environment: {}, done: () => undefined };
  const { address, environment, done } = await lend(given);
  return { word: address, guards: guardsOf('lent'), environment, done };
}
