import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Prepared } from '#shared/contract/evidence.ts';
import type { Reading, ReadingEvidence } from '#shared/contract/scoring.ts';
import type { Stretch } from '#shared/domain/coverage.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import { useCommandRuns } from '../../commands/useCommandRuns.ts';
import { mediaUrl } from '../../ipc/client.ts';
import type { Player } from '../../player/player.ts';
import { ThumbnailAt } from '../../player/ThumbnailAt.tsx';
import type { ThumbnailSheet } from '../../player/thumbnail.ts';
import { usePeaks } from '../../player/usePeaks.ts';
import { createPeaks } from '../../timeline/peaks.ts';
import { timelineRuns } from '../../timeline/timelineRuns.ts';
import type { TimelineView } from '../../timeline/timelineView.ts';
import { usePrepared } from './evidence/usePrepared.ts';
import { Strip } from './Strip.tsx';
import type { Working } from './working.ts';

const nothingWatched: readonly Stretch[] = [];

function peaksSource({ sha256, peaks }: Prepared) {
  if (peaks.available === 0) return null;
  return { url: mediaUrl(sha256, 'peaks'), perSecond: peaks.perSecond, available: peaks.available };
}

function sheetOf({ sha256, thumbnails: { state, sheet } }: Prepared): ThumbnailSheet | null {
  return state === 'ready' && sheet !== null ? { ...sheet, url: mediaUrl(sha256, 'thumbnails') } : null;
}

interface TimelineAreaProps {
  reading: Reading;
  working: Working;
  /** The recording on screen. */
  item: ReadingEvidence;
  player: Player;
  view: TimelineView;
  onPlay: (annotation: Annotation) => void;
}

/** The zoom and the ends of the selected span, by command. */
function useTimelineRuns({ reading, working, item, player, view }: TimelineAreaProps): void {
  const selected = () => {
    const { annotationId, content } = working.store.getState();
    const found = content.annotations.find(({ id }) => id === annotationId);
    if (found?.span.kind !== 'time' || found.span.evidenceId !== item.id) return null;
    return { id: found.id, startMs: found.span.startMs, endMs: found.span.endMs };
  };
  useCommandRuns(
    timelineRuns(view, {
      position: player.position,
      selected,
      grid: () => ({ times: player.clock.times(), nominalMs: player.clock.frameMs() }),
      readOnly: reading.state !== 'draft',
      onChangeSpan: working.changeSpan,
    }),
  );
}

/** The recording on screen along time: its sound, its pictures, what was watched of it, and its spans. */
export function TimelineArea(props: TimelineAreaProps) {
  const { reading, working, item, player, view, onPlay } = props;
  const { prepared } = usePrepared(item.id);
  const peaks = usePeaks(prepared === undefined ? null : peaksSource(prepared), createPeaks);
  const sheet = useMemo(() => (prepared === undefined ? null : sheetOf(prepared)), [prepared]);
  const preview = useCallback(
    (ms: number) => sheet !== null && <ThumbnailAt sheet={sheet} ms={ms} />,
    [sheet],
  );
  const watched = useStore(
    working.store,
    ({ coverage }) => coverage.find(({ evidenceId }) => evidenceId === item.id)?.watched ?? nothingWatched,
  );
  useTimelineRuns(props);
  return (
    <Strip
      {...{ working, player, view, peaks, watched, preview, onPlay }}
      rubric={reading.rubric}
      evidenceId={item.id}
      onChangeSpan={reading.state === 'draft' ? working.changeSpan : null}
    />
  );
}
