import { problem } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/registry.ts';
import { TrainingAnchor } from '#shared/exchange/training.ts';
import { keptAnswer } from '../../db/queries/desk.ts';
import { bringEvidence } from '../../sync/bring.ts';
import { requireEnrolment, requireRole } from '../../sync/enrolled.ts';
import type { Ground } from '../../sync/ground.ts';
import { askKeeping } from '../../sync/kept.ts';
import type { Sync } from '../../sync/sync.ts';

type Verb = 'list' | 'example' | 'bring' | 'setStatements';

/** Examples with what experts gave them, kept so that they can be looked at without the exchange. */
export type Training = {
  [V in Verb]: (input: Parsed<`training.${V}`>) => Promise<Output<`training.${V}`>>;
} & { stop(): void };

const refused = {
  message: 'Leads write the statements of an example.',
  remedy: 'If it is needed for your work, ask for that role.',
};

const nameOf = (submissionId: string) => `example ${submissionId}`;

export function openTraining(ground: Ground, sync: Pick<Sync, 'link'>): Training {
  const { store, emit } = ground;
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
    setStatements: async ({ submissionId, statements }) => {
      requireRole(store.db, ['lead'], refused);
      await sync.link().client.setStatements(submissionId, statements);
      emit({ name: 'office.changed' });
      return {};
    },
    stop: () => ending.abort(),
  };
}
