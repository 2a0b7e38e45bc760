import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { Player } from '../../player/player.ts';
import { usePlayerStatus } from '../../player/usePlayer.ts';
import type { Lane } from '../../timeline/LaneRow.tsx';
import { laneMark } from '../../timeline/laneMark.ts';
import { SpanStrip } from '../../timeline/SpanStrip.tsx';
import type { SpanDraft } from './spanDraft.ts';
import type { Working } from './working.ts';

function lanesOf(rubric: Rubric, annotations: readonly Annotation[], evidenceId: string): Lane[] {
  return rubric.criteria.map(({ id, letter, name }, index) => ({
    id,
    letter,
    name,
    mark: laneMark(index),
    spans: annotations.flatMap(({ id: spanId, span, criterionIds, note }) =>
      span.kind === 'time' && span.evidenceId === evidenceId && criterionIds.includes(id)
        ? [{ id: spanId, startMs: span.startMs, endMs: span.endMs, note }]
        : [],
    ),
  }));
}

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
}

/** The recording on screen with this reading's spans on it. */
export function Strip({ rubric, working, evidenceId, player, onPlay }: StripProps) {
  const annotations = useStore(working.store, ({ content }) => content.annotations);
  const draft = useStore(working.store, (state) => state.draft);
  const selectedId = useStore(working.store, ({ annotationId }) => annotationId);
  const { durationMs } = usePlayerStatus(player);
  const lanes = useMemo(() => lanesOf(rubric, annotations, evidenceId), [rubric, annotations, evidenceId]);
  const play = (spanId: string) => {
    const annotation = annotations.find(({ id }) => id === spanId);
    if (annotation) onPlay(annotation);
  };
  return (
    <SpanStrip
      durationMs={durationMs}
      lanes={lanes}
      clock={player.clock}
      draft={draftIn(draft, evidenceId)}
      selectedId={selectedId}
      onSeek={(ms) => player.seek(ms)}
      onPlay={play}
    />
  );
}
