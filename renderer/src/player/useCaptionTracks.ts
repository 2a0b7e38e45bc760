import { type RefObject, useEffect, useState } from 'react';
import type { CaptionSource } from './source.ts';

function trackOf({ url, label, language }: CaptionSource, { ownerDocument }: Element): HTMLTrackElement {
  const track = ownerDocument.createElement('track');
  return Object.assign(track, { kind: 'captions', src: url, label, srclang: language ?? 'und' });
}

/** The same list until another one says something else. */
function useKept(captions: readonly CaptionSource[]): readonly CaptionSource[] {
  const [kept, keep] = useState(captions);
  if (kept !== captions && JSON.stringify(kept) !== JSON.stringify(captions)) keep(captions);
  return kept;
}

/**
 * Gives an element its captions, and shows the chosen ones and no others; a track element has no attribute that says
 * so at any time. They are turned off and taken out again one by one: Chromium's page holds on to a track that is shown
 * when it leaves or that goes with its element, and so to the element and everything around it.
 * @param shownId of the captions to show; null for none
 */
export function useCaptionTracks(
  video: RefObject<HTMLVideoElement | null>,
  given: readonly CaptionSource[],
  shownId: string | null,
): void {
  const captions = useKept(given);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const tracks = captions.map((one) => trackOf(one, element));
    element.append(...tracks);
    return () => {
      for (const track of tracks) {
        track.track.mode = 'disabled';
        track.remove();
      }
    };
  }, [video, captions]);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const show = () => {
      captions.forEach(({ id }, index) => {
        const track = element.querySelectorAll('track')[index]?.track;
        if (track !== undefined) track.mode = id === shownId ? 'showing' : 'disabled';
      });
    };
    show();
    // A browser that is set to show captions turns one on by itself, a moment after it was added.
    element.textTracks.addEventListener('change', show);
    return () => element.textTracks.removeEventListener('change', show);
  }, [video, captions, shownId]);
}
