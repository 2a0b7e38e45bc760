import { problem } from '#shared/contract/errors.ts';
import type { OrderEffects } from '#shared/exchange/wire.ts';
import { findEnrolment } from '../../db/queries/enrolment.ts';
import type { Store } from '../../db/store.ts';
import type { Sync } from '../../sync/sync.ts';

/** How readers agree, as the exchange tells it; nothing of it is kept on this machine. */
export interface Agreement {
  /** @throws ProblemError `not_allowed` for whoever is no auditor, `not_enrolled`, and what every call of the exchange throws */
  order(): Promise<OrderEffects>;
}

export function openAgreement({ db }: Pick<Store, 'db'>, sync: Pick<Sync, 'link'>): Agreement {
  return {
    order: async () => {
      const role = findEnrolment(db)?.role;
      if (role === undefined || role === 'auditor') return await sync.link().client.orderEffects();
      throw problem(
        'not_allowed',
        'Only auditors see how scores move along the order in which submissions are read.',
        'If it is needed for your work, ask the programme office for the auditor’s role.',
      );
    },
  };
}
