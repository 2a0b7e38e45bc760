import { type RefObject, useEffect } from 'react';

/**
 * Lets an element that is not shown any more go of its recording at once: its buffers and its decoder would stay until
 * the element itself is collected (HTML, “Best practices for authors using media elements”).
 * Comes after whatever still asks the element where it was left.
 */
export function useReleased(video: RefObject<HTMLVideoElement | null>, url: string): void {
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    // An effect may be run again for the same element, as React's strict mode does.
    if (!element.hasAttribute('src')) element.src = url;
    return () => {
      // A new address of the same element is the element's own to load.
      if (element.getAttribute('src') !== url) return;
      element.removeAttribute('src');
      element.load();
    };
  }, [video, url]);
}
