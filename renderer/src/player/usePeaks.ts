import { useEffect, useState } from 'react';
import { createPeaksReader, type PeaksReader, type PeaksSink } from './peaksReader.ts';

/** A waveform file that may still be growing. */
export interface PeaksSource {
  url: string;
  perSecond: number;
  /** How many bytes of it are there. */
  available: number;
}

/**
 * Fills a waveform from its file, further whenever more of it is there.
 * @param create makes what takes the bytes, from parts per second; called once for each file
 */
export function usePeaks<Sink extends PeaksSink>(
  source: PeaksSource | null,
  create: (perSecond: number) => Sink,
): Sink | null {
  const [held, setHeld] = useState<{ sink: Sink; reader: PeaksReader } | null>(null);
  const [url, perSecond] = [source?.url ?? null, source?.perSecond ?? 0];
  useEffect(() => {
    if (url === null) return;
    const sink = create(perSecond);
    const reader = createPeaksReader(url, sink);
    setHeld({ sink, reader });
    return () => {
      reader.close();
      setHeld(null);
    };
  }, [url, perSecond, create]);
  const available = source?.available ?? 0;
  useEffect(() => held?.reader.readTo(available), [held, available]);
  return held?.sink ?? null;
}
