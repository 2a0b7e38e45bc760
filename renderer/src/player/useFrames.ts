import { type RefObject, useEffect } from 'react';
import { decodeFrameTimes } from '#shared/domain/frameTimes.ts';
import type { Screen } from './nearFrames.ts';
import type { Player } from './player.ts';
import type { RecordingSource } from './source.ts';

/** Gives the player the frame times, and then frames decoded ahead, until the returned function is called. */
function giveFrames(
  player: Player,
  { url, framesUrl }: { url: string; framesUrl: string },
  screen: Screen,
): () => void {
  const gone = new AbortController();
  let release: () => void = () => undefined;
  const give = async () => {
    const answer = await fetch(framesUrl, { signal: gone.signal });
    if (!answer.ok) return;
    const times = decodeFrameTimes(await answer.arrayBuffer());
    if (gone.signal.aborted) return;
    player.setFrames(times);
    // The decoder is large and only wanted once there is something to step through.
    const { openNearFrames } = await import('./nearFrames.ts');
    const near = await openNearFrames(url, times, screen);
    if (gone.signal.aborted || near === null) return near?.close();
    player.setNear(near);
    release = near.close;
  };
  // Without frame times or a decoder of its own the player goes by what the element tells.
  give().catch(() => undefined);
  return () => {
    gone.abort();
    player.setNear(null);
    player.setFrames(null);
    release();
  };
}

/** Makes steps exact, and at once, as soon as the frame times of a source are known. */
export function useFrames(
  player: Player,
  { url, framesUrl }: Pick<RecordingSource, 'url' | 'framesUrl'>,
  {
    video,
    canvas,
  }: { video: RefObject<HTMLVideoElement | null>; canvas: RefObject<HTMLCanvasElement | null> },
): void {
  useEffect(() => {
    if (framesUrl === null || video.current === null || canvas.current === null) return;
    return giveFrames(player, { url, framesUrl }, { video: video.current, canvas: canvas.current });
  }, [player, url, framesUrl, video, canvas]);
}
