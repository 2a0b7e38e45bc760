import { type ReactNode, useCallback, useMemo } from 'react';
import type { Prepared } from '#shared/contract/evidence.ts';
import { mediaUrl } from '../ipc/client.ts';
import { ThumbnailAt } from '../player/ThumbnailAt.tsx';
import type { ThumbnailSheet } from '../player/thumbnail.ts';
import { type PeaksSource, usePeaks } from '../player/usePeaks.ts';
import { createPeaks, type Peaks } from '../timeline/peaks.ts';
import { usePrepared } from './usePrepared.ts';

function peaksSource({ sha256, peaks }: Prepared): PeaksSource | null {
  const { state, perSecond, available } = peaks;
  const begun = state === 'ready' || state === 'running';
  return begun && available > 0 ? { url: mediaUrl(sha256, 'peaks'), perSecond, available } : null;
}

function sheetOf({ sha256, thumbnails }: Prepared): ThumbnailSheet | null {
  const { state, sheet } = thumbnails;
  return state === 'ready' && sheet !== null ? { ...sheet, url: mediaUrl(sha256, 'thumbnails') } : null;
}

interface RecordingLooks {
  peaks: Peaks | null;
  /** The picture of a moment; undefined until there are any. */
  preview: ((ms: number) => ReactNode) | undefined;
}

/** What is made from a recording for its timeline: the waveform as far as it is known, and pictures for the pointer. */
export function useRecordingLooks(evidenceId: string): RecordingLooks {
  const { prepared } = usePrepared(evidenceId);
  const peaks = usePeaks(prepared === undefined ? null : peaksSource(prepared), createPeaks);
  const sheet = useMemo(() => (prepared === undefined ? null : sheetOf(prepared)), [prepared]);
  const preview = useCallback((ms: number) => sheet && <ThumbnailAt sheet={sheet} ms={ms} />, [sheet]);
  return { peaks, preview: sheet === null ? undefined : preview };
}
