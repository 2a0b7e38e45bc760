import { useEffect, useSyncExternalStore } from 'react';
import type { Autosaver } from './autosaver.ts';
import type { Standing } from './saveQueue.ts';

/** How saving stands; sends what waits when the page is hidden, closed or left. */
export function useAutosave(autosaver: Autosaver): Standing {
  useEffect(() => {
    const flush = () => void autosaver.flush();
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      flush();
      if (autosaver.pending().length > 0 && autosaver.standing().kind === 'failed') event.preventDefault();
    };
    window.addEventListener('pagehide', flush);
    window.addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', onVisibility);
      flush();
    };
  }, [autosaver]);
  return useSyncExternalStore(autosaver.subscribe, autosaver.standing);
}
