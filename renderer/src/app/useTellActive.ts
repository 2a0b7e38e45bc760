import { useEffect } from 'react';
import { useStore } from 'zustand';
import { call } from '../ipc/client.ts';
import { useRoute } from '../ipc/useRoute.ts';
import { videoWindow } from '../ui/videoWindow/videoWindow.ts';

/** The shortest time after which a workstation locks itself is four times as long. */
const tellEveryMs = 15_000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

function plays(place: Document): boolean {
  return [...place.querySelectorAll<HTMLMediaElement>('video, audio')].some(({ paused }) => !paused);
}

/** Tells the workstation that somebody is at work or watches, so that it does not lock itself. */
export function useTellActive(): void {
  const { data: lock } = useRoute('locking.state', {});
  const second = useStore(videoWindow).place?.ownerDocument;
  const needed = lock?.passphrase === true && !lock.locked;
  useEffect(() => {
    if (!needed) return;
    const places = [document, ...(second ? [second] : [])];
    let active = true;
    const seen = () => {
      active = true;
    };
    for (const place of places)
      for (const sign of signs) place.addEventListener(sign, seen, { capture: true, passive: true });
    const tell = () => {
      // Whether it could be told shows elsewhere: an answer that does not come is a connection that is lost.
      if (active || places.some(plays)) void call('locking.active', {}).catch(() => undefined);
      active = false;
    };
    tell();
    const clock = setInterval(tell, tellEveryMs);
    return () => {
      clearInterval(clock);
      for (const place of places)
        for (const sign of signs) place.removeEventListener(sign, seen, { capture: true });
    };
  }, [needed, second]);
}
