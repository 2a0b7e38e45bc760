import { useEffect } from 'react';
import { call } from '../../ipc/client.ts';

const tickMs = 15_000;

/** Tells the workstation how long a person was in front of the reading: visible, and in the focused window. */
export function useActiveTime(readingId: string, counting: boolean): void {
  useEffect(() => {
    if (!counting) return;
    let untold = 0;
    const tell = () => {
      const ms = untold;
      if (ms === 0) return;
      untold = 0;
      // Time that could not be told is told with the next.
      call('scoring.addTime', { readingId, ms }).catch(() => {
        untold = Math.min(untold + ms, 3_600_000);
      });
    };
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && document.hasFocus()) untold += tickMs;
      tell();
    }, tickMs);
    return () => {
      clearInterval(timer);
      tell();
    };
  }, [readingId, counting]);
}
