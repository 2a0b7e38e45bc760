import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  let query: MediaQueryList;
  const watch = () => {
    // Asks for the ratio there is now, and so hears only of the next.
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', changed);
  };
  const changed = () => {
    query.removeEventListener('change', changed);
    watch();
    listener();
  };
  watch();
  return () => query.removeEventListener('change', changed);
}

/** Device pixels for a CSS pixel, which changes when the window goes to another screen. */
export function useDevicePixelRatio(): number {
  return useSyncExternalStore(subscribe, () => devicePixelRatio);
}
