import type { Stretch } from '#shared/domain/coverage.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import type { MarkPlayer } from './runs/ground.ts';
import type { Working } from './working.ts';

/** Going to a span or a stretch, on its own item of evidence. */
export function useSpanGoing(working: Working, playerFor: (evidenceId: string) => MarkPlayer | null) {
  const show = (evidenceId: string) => {
    if (working.store.getState().evidenceId !== evidenceId) working.showEvidence(evidenceId);
    return playerFor(evidenceId);
  };
  return {
    /** Selects and shows it, at its beginning unless something plays. */
    goTo({ id, span }: Annotation): void {
      working.selectAnnotation(id);
      const player = show(span.evidenceId);
      if (span.kind === 'time' && player?.status().playing === false) player.seek(span.startMs);
    },
    play({ id, span }: Annotation): void {
      working.selectAnnotation(id);
      const player = show(span.evidenceId);
      if (span.kind === 'time') player?.playRange(span);
    },
    /** Plays what was not watched yet; without a stretch, only shows the item. */
    watch(evidenceId: string, stretch: Stretch | null): void {
      const player = show(evidenceId);
      if (stretch !== null) player?.playRange(stretch);
    },
  };
}
