import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Stretch } from '#shared/domain/coverage.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { Player } from '../../player/player.ts';
import { usePlayerStatus } from '../../player/usePlayer.ts';
import type { Peaks } from '../../timeline/peaks.ts';
import { Timeline } from '../../timeline/Timeline.tsx';
import type { ChangeSpan } from '../../timeline/timelineRuns.ts';
import type { TimelineView } from '../../timeline/timelineView.ts';
import { createLanes } from './lanes.ts';
import type { SpanDraft } from './spanDraft.ts';
import type { Working } from './working.ts';

function draftIn(draft: SpanDraft, evidenceId: string) {
  if (draft.kind === 'open' && draft.evidenceId === evidenceId)
    return { startMs: draft.startMs, endMs: null };
  if (draft.kind === 'asking' && draft.span.kind === 'time' && draft.span.evidenceId === evidenceId)
    return draft.span;
  return null;
}

interface StripProps {
  rubric: Rubric;
  working: Working;
  evidenceId: string;
  player: Player;
  onPlay: (annotation: Annotation) => void;
  view: TimelineView;
  peaks: Peaks | null;
  watched: readonly Stretch[];
  preview: (ms: number) => ReactNode;
  /** Takes a span's new range; null where spans stay where they are. */
  onChangeSpan: ChangeSpan | null;
}

const changesNothing: ChangeSpan = () => undefined;

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

/** The recording on screen along time, with this reading's spans on it. */
export function Strip(props: StripProps) {
  const { working, evidenceId, player, onPlay, onChangeSpan } = props;
  const draft = useStore(working.store, (state) => state.draft);
  const selectedId = useStore(working.store, ({ annotationId }) => annotationId);
  const { durationMs, loop, exact } = usePlayerStatus(player);
  const lanes = useLanes(props);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock knows the frames from when steps are exact
  const grid = useMemo(
    () => ({ times: player.clock.times(), nominalMs: player.clock.frameMs() }),
    [player, exact],
  );
  const find = useCallback(
    (spanId: string) => working.store.getState().content.annotations.find(({ id }) => id === spanId),
    [working],
  );
  return (
    <Timeline
      view={props.view}
      clock={player.clock}
      durationMs={durationMs}
      lanes={lanes}
      grid={grid}
      peaks={props.peaks}
      watched={props.watched}
      loop={loop}
      draft={draftIn(draft, evidenceId)}
      selectedId={selectedId}
      readOnly={onChangeSpan === null}
      labelOf={(spanId) => find(spanId)?.note ?? ''}
      preview={props.preview}
      onSeek={player.seek}
      onSelect={working.selectAnnotation}
      onPlay={(spanId) => {
        const annotation = find(spanId);
        if (annotation) onPlay(annotation);
      }}
      onChangeSpan={onChangeSpan ?? changesNothing}
    />
  );
}
