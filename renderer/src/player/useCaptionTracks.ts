import { type RefObject, useEffect } from 'react';
import type { CaptionSource } from './source.ts';

/**
 * Shows the chosen captions and no others; a track element has no attribute that says so at any time.
 * @param shownId of the captions to show; null for none
 */
export function useCaptionTracks(
  video: RefObject<HTMLVideoElement | null>,
  captions: readonly CaptionSource[],
  shownId: string | null,
): void {
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    captions.forEach(({ id }, index) => {
      const track = element.querySelectorAll('track')[index]?.track;
      if (track !== undefined) track.mode = id === shownId ? 'showing' : 'disabled';
    });
  }, [video, captions, shownId]);
}
