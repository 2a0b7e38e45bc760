import type { Stretch } from '#shared/domain/coverage.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import type { StillDesk } from './evidence/stillDesk.ts';
import type { MarkPlayer } from './runs/ground.ts';
import type { Working } from './working.ts';

interface SpanGoingGround {
  working: Working;
  /** Null for an item that has no time. */
  playerFor: (evidenceId: string) => MarkPlayer | null;
  desk: StillDesk;
}

/** Going to a span or a stretch, on its own item of evidence. */
export function spanGoing({ working, playerFor, desk }: SpanGoingGround) {
  const show = (evidenceId: string) => {
    if (working.store.getState().evidenceId !== evidenceId) working.showEvidence(evidenceId);
    return playerFor(evidenceId);
  };
  /** An item that comes on screen only now shows what is selected by itself. */
  const select = ({ id, span }: Annotation) => {
    working.selectAnnotation(id);
    if (span.kind !== 'time') desk.actions()?.reveal?.(id);
    return show(span.evidenceId);
  };
  return {
    /** Selects and shows it, at its beginning unless something plays. */
    goTo(annotation: Annotation): void {
      const { span } = annotation;
      const player = select(annotation);
      if (span.kind === 'time' && player?.status().playing === false) player.seek(span.startMs);
    },
    play(annotation: Annotation): void {
      const { span } = annotation;
      const player = select(annotation);
      if (span.kind === 'time') player?.playRange(span);
    },
    /** Plays what was not watched yet; without a stretch, only shows the item. */
    watch(evidenceId: string, stretch: Stretch | null): void {
      const player = show(evidenceId);
      if (stretch !== null) player?.playRange(stretch);
    },
  };
}
