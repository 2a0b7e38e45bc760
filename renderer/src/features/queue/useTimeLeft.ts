import { useEffect, useRef, useState } from 'react';
import type { Download } from '#shared/contract/queue.ts';

interface Mark {
  at: number;
  bytes: number;
}

/**
 * How long the rest takes at the pace since a mark, milliseconds; null before there is a pace of 2 seconds.
 * @param now time in milliseconds on the same clock as the mark's
 */
export function timeLeft(mark: Mark, download: Download, now: number): number | null {
  const elapsed = now - mark.at;
  const received = download.receivedBytes - mark.bytes;
  if (elapsed < 2_000 || received <= 0) return null;
  return ((download.totalBytes - download.receivedBytes) * elapsed) / received;
}

/** The time left of a download that runs; it is reckoned anew whenever the download begins to run. */
export function useTimeLeft(download: Download): number | null {
  const mark = useRef<Mark | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (download.state !== 'running') {
      mark.current = null;
      setLeft(null);
      return;
    }
    mark.current ??= { at: Date.now(), bytes: download.receivedBytes };
    setLeft(timeLeft(mark.current, download, Date.now()));
  }, [download]);
  return left;
}
