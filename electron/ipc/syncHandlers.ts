import type { Handlers, Parsed } from '#shared/contract/registry.ts';
import { listOutbox } from '../db/queries/outbox.ts';
import type { Store } from '../db/store.ts';
import type { Sync } from '../sync/sync.ts';

const maxOutboxRows = 1_000;

export function syncHandlers(sync: Sync, store: Store) {
  return {
    'enrolment.enrol': ({ exchangeUrl, code }: Parsed<'enrolment.enrol'>) =>
      sync.enrol({ address: exchangeUrl, code }),
    'enrolment.trySample': () => sync.sample.enrol(),
    'sync.status': () => sync.status(),
    'sync.outbox': () => ({ rows: listOutbox(store.db, maxOutboxRows) }),
    'sync.now': () => sync.now(),
  } satisfies Partial<Handlers>;
}
