import { z } from 'zod';
import type { Job } from '#shared/contract/evidence.ts';
import { makeCaptions } from '../../media/captions.ts';
import { makeFrames } from '../../media/frameIndex.ts';
import type { MakeOptions, Source } from '../../media/making.ts';
import { makePeaks } from '../../media/peaks.ts';
import { makeProxy } from '../../media/proxy.ts';
import { makeThumbnails } from '../../media/thumbnails.ts';
import { RecordingTracks } from '../../media/tracks.ts';

type Facts = Record<string, unknown>;

/** What one making works on. */
export interface Work {
  /** The recording as it came. */
  original: Source;
  /** What the player plays: the recording, or the proxy that stands in for it. */
  played: Source;
  /** Facts of what was made before, by kind. */
  factsOf(kind: Job['kind']): Facts | undefined;
  /** Keeps the file of that name once it is made. */
  keep<T>(name: string, make: (part: string) => Promise<T>): Promise<T>;
  /** Looks into a file that was made. */
  tracksOf(path: string): Promise<RecordingTracks>;
  /** Told where the peaks can be read while they are made. */
  onPeaks(part: string, bytes: number): void;
  options: MakeOptions;
}

/** One kind of file made from a recording. */
export interface Maker {
  kind: Job['kind'];
  /** Raised whenever what is made changes, so that it is made anew. */
  version: number;
  weight: 'heavy' | 'light';
  /** What it waits for, because it works better with what that found. */
  after?: Job['kind'];
  /** Whether there is anything of it to make. */
  applies(tracks: RecordingTracks, needsProxy: boolean): boolean;
  /** @returns what must be known to read the file */
  make(work: Work): Promise<Facts>;
}

export const FrameFacts = z.object({ longestKeyGapMs: z.number() });
export const ProxyFacts = z.object({ tracks: RecordingTracks });
export const CaptionFacts = z.object({
  captions: z.array(z.object({ name: z.string(), language: z.string().nullable() })).max(32),
});

const proxy: Maker = {
  kind: 'proxy',
  version: 1,
  weight: 'heavy',
  applies: (_, needsProxy) => needsProxy,
  make: ({ original, keep, tracksOf, options }) =>
    keep('proxy', async (part) => {
      await makeProxy(original, part, options);
      return { tracks: await tracksOf(part) };
    }),
};

const frames: Maker = {
  kind: 'frames',
  version: 1,
  weight: 'light',
  applies: ({ video }) => video !== null,
  make: async ({ played, keep, options }) => ({
    ...(await keep('frames', (part) => makeFrames(played, part, options))),
  }),
};

const peaks: Maker = {
  kind: 'peaks',
  version: 1,
  weight: 'light',
  applies: ({ audio }) => audio !== null,
  make: ({ played, keep, onPeaks, options }) =>
    keep('peaks', (part) =>
      makePeaks({ ...played, onBytes: (bytes) => onPeaks(part, bytes) }, part, options),
    ),
};

const captions: Maker = {
  kind: 'captions',
  version: 1,
  weight: 'light',
  applies: (tracks) => tracks.captions.length > 0,
  make: async ({ original, played, keep, options }) => {
    const made: z.infer<typeof CaptionFacts>['captions'] = [];
    const shownItself = original.input === played.input;
    for (const { index, language } of original.tracks.captions.slice(0, 32)) {
      const name = `captions-${made.length}`;
      const source = { ...original, index, shownItself };
      const said = await keep(name, (part) => makeCaptions(source, part, options));
      // A track in which nothing is said is written over by the next one.
      if (said) made.push({ name, language });
    }
    return { captions: made };
  },
};

const thumbnails: Maker = {
  kind: 'thumbnails',
  version: 1,
  weight: 'heavy',
  after: 'frames',
  applies: ({ video }) => video !== null,
  make: async ({ played, factsOf, keep, options }) => {
    const { data } = FrameFacts.safeParse(factsOf('frames'));
    const longestKeyGapMs = data?.longestKeyGapMs ?? played.durationMs;
    const sheet = await keep('thumbnails', (part) =>
      makeThumbnails({ ...played, longestKeyGapMs }, part, options),
    );
    return { sheet };
  },
};

/** In the order in which a reading wants them. */
export const makers: readonly Maker[] = [proxy, frames, peaks, captions, thumbnails];

export function makerOf(kind: Job['kind']): Maker {
  const maker = makers.find((one) => one.kind === kind);
  if (maker === undefined) throw new RangeError(`nothing makes ${kind}`);
  return maker;
}
