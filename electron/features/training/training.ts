import { problem } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/registry.ts';
import { TrainingAnchor } from '#shared/exchange/training.ts';
import { keptAnswer } from '../../db/queries/desk.ts';
import { bringEvidence } from '../../sync/bring.ts';
import { requireEnrolment } from '../../sync/enrolled.ts';
import type { Ground } from '../../sync/ground.ts';
import { askKeeping } from '../../sync/kept.ts';
import type { Sync } from '../../sync/sync.ts';

type Verb = 'list' | 'example' | 'bring';

/** Examples with what experts gave them, kept so that they can be looked at without the exchange. */
export type Training = {
  [V in Verb]: (input: Parsed<`training.${V}`>) => Promise<Output<`training.${V}`>>;
} & { stop(): void };

const nameOf = (submissionId: string) => `example ${submissionId}`;

export function openTraining(ground: Ground, sync: Pick<Sync, 'link'>): Training {
  const { store } = ground;
  const ending = new AbortController();
  return {
    list: async () => {
      requireEnrolment(store.db);
      return await askKeeping(store, 'examples', () => sync.link().client.training());
    },
    example: async ({ submissionId }) => {
      requireEnrolment(store.db);
      return await askKeeping(store, nameOf(submissionId), () =>
        sync.link().client.trainingAnchor(submissionId),
      );
    },
    bring: async ({ submissionId }) => {
      requireEnrolment(store.db);
      const found = TrainingAnchor.safeParse(keptAnswer(store.db, nameOf(submissionId))?.body).data;
      if (!found)
        throw problem(
          'not_found',
          'This example is not on this workstation.',
          'Open it while the exchange can be reached.',
        );
      return await bringEvidence(ground, found.evidence, ending.signal);
    },
    stop: () => ending.abort(),
  };
}
