import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Stretch } from '#shared/domain/coverage.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { useCommandRuns } from '../../commands/useCommandRuns.ts';
import type { Player } from '../../player/player.ts';
import { usePlayerStatus } from '../../player/usePlayer.ts';
import { useRecordingLooks } from '../../recordings/useRecordingLooks.tsx';
import type { FrameGrid } from '../../timeline/frames.ts';
import { Timeline } from '../../timeline/Timeline.tsx';
import { timelineRuns } from '../../timeline/timelineRuns.ts';
import { createTimelineView, type TimelineView } from '../../timeline/timelineView.ts';
import { createLanes } from './lanes.ts';
import type { SpanDraft } from './spanDraft.ts';
import type { Working } from './working.ts';

interface StripProps {
  rubric: Rubric;
  working: Working;
  evidenceId: string;
  player: Player;
  readOnly: boolean;
  onPlay: (annotation: Annotation) => void;
}

/** What of a recording was shown, for when one comes back to it. */
const views = new WeakMap<Player, TimelineView>();

function viewFor(player: Player): TimelineView {
  const view = views.get(player) ?? createTimelineView(player.status().durationMs);
  views.set(player, view);
  return view;
}

function draftIn(draft: SpanDraft, evidenceId: string) {
  if (draft.kind === 'open' && draft.evidenceId === evidenceId)
    return { startMs: draft.startMs, endMs: null };
  if (draft.kind !== 'asking' || draft.span.kind !== 'time') return null;
  return draft.span.evidenceId === evidenceId ? draft.span : null;
}

/** The lanes of the recording on screen; the same objects while they say the same. */
function useLanes({ rubric, working, evidenceId }: StripProps) {
  const { t } = useTranslation('timeline');
  const annotations = useStore(working.store, ({ content }) => content.annotations);
  const unlinked = t('unlinked');
  const lanesOf = useMemo(
    () => createLanes({ rubric, evidenceId, unlinked }),
    [rubric, evidenceId, unlinked],
  );
  return useMemo(() => lanesOf(annotations), [lanesOf, annotations]);
}

const nothingWatched: readonly Stretch[] = [];

function useWatched({ working, evidenceId }: StripProps): readonly Stretch[] {
  return useStore(
    working.store,
    ({ coverage }) => coverage.find((item) => item.evidenceId === evidenceId)?.watched ?? nothingWatched,
  );
}

/** When the frames of the recording are presented, as soon as the player knows. */
function useGrid({ clock }: Player): FrameGrid {
  const times = clock.times();
  return useMemo(() => ({ times, nominalMs: clock.frameMs() }), [times, clock]);
}

/** The selected span, where it is one of the recording on screen. */
function selectedIn({ working, evidenceId }: StripProps) {
  const { annotationId } = working.store.getState();
  const annotation = working.annotation(annotationId);
  if (annotation?.span.kind !== 'time' || annotation.span.evidenceId !== evidenceId) return null;
  const { startMs, endMs } = annotation.span;
  return { id: annotation.id, startMs, endMs };
}

/** The recording on screen along time, with this reading's spans on it. */
export function Strip(props: StripProps) {
  const { working, evidenceId, player, readOnly, onPlay } = props;
  const draft = useStore(working.store, (state) => state.draft);
  const selectedId = useStore(working.store, ({ annotationId }) => annotationId);
  const { durationMs, loop } = usePlayerStatus(player);
  const lanes = useLanes(props);
  const grid = useGrid(player);
  const { peaks, preview } = useRecordingLooks(evidenceId);
  const view = viewFor(player);
  const onChangeSpan = working.changeSpan;
  useCommandRuns(
    timelineRuns(view, {
      position: player.position,
      selected: () => selectedIn(props),
      grid: () => grid,
      readOnly,
      onChangeSpan,
    }),
  );
  return (
    <Timeline
      {...{ view, durationMs, lanes, grid, peaks, loop, selectedId, readOnly, onChangeSpan }}
      {...(preview === undefined ? {} : { preview })}
      clock={player.clock}
      watched={useWatched(props)}
      draft={draftIn(draft, evidenceId)}
      labelOf={(spanId) => working.annotation(spanId)?.note ?? ''}
      onSeek={player.seek}
      onSelect={working.selectAnnotation}
      onPlay={(spanId) => {
        const annotation = working.annotation(spanId);
        if (annotation) onPlay(annotation);
      }}
    />
  );
}
