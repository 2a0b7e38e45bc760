import { useStore } from 'zustand';
import type { RunGround } from '../runs/ground.ts';
import type { StillHandling } from './Still.tsx';
import type { StillDesk } from './stillDesk.ts';

/** What the reading at work gives to its documents, images and texts. */
export function useStill(
  { reading, working }: Pick<RunGround, 'reading' | 'working'>,
  desk: StillDesk,
): StillHandling {
  const annotations = useStore(working.store, ({ content }) => content.annotations);
  const selectedId = useStore(working.store, ({ annotationId }) => annotationId);
  const draft = useStore(working.store, (state) => state.draft);
  return {
    marking: {
      annotations,
      criteria: reading.rubric.criteria,
      selectedId,
      asking: draft.kind === 'asking' ? draft.span : null,
      readOnly: reading.state !== 'draft',
      onMarkRegion: working.markRegion,
      onChangeRegion: (annotationId, span) => working.changeRegion(annotationId, span),
      onSelect: working.selectAnnotation,
    },
    desk,
    onOpened: (evidenceId) => working.watched(evidenceId, []),
  };
}
