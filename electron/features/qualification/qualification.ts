import type { Ladders } from '#shared/contract/qualification.ts';
import { requireRole } from '../../sync/enrolled.ts';
import type { Ground } from '../../sync/ground.ts';
import { askKeeping } from '../../sync/kept.ts';
import type { Sync } from '../../sync/sync.ts';

export interface Qualification {
  /** @throws ProblemError `not_enrolled`, `not_allowed`, and what asking throws where no answer was kept */
  ladders(): Promise<Ladders>;
}

const refused = {
  message: 'Only assessors and reviewers qualify.',
  remedy: 'How others agree is on the desk, under Agreement.',
};

/** Where one stands on the way to score operationally, as the exchange tells it. */
export function openQualification(ground: Ground, sync: Pick<Sync, 'link'>): Qualification {
  return {
    ladders: async () => {
      requireRole(ground.store.db, ['assessor', 'reviewer'], refused);
      return await askKeeping(ground.store, 'ladder', () => sync.link().client.ladders());
    },
  };
}
