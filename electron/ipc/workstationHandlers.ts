import type { Handlers } from '#shared/contract/registry.ts';
import { findEnrolment } from '../db/queries/enrolment.ts';
import { shownEnrolment } from '../sync/enrolment.ts';
import type { Ground } from '../sync/ground.ts';

export function workstationHandlers({ host, store, library }: Ground) {
  return {
    'workstation.status': () => {
      const enrolment = findEnrolment(store.db);
      return {
        version: host.version,
        host: host.kind,
        enrolment: enrolment ? shownEnrolment(enrolment) : null,
        secrets: host.secrets.kind,
        canTrySample: host.sampleExchange !== undefined,
        savesFiles: host.files !== undefined,
      };
    },
    'workstation.storage': () => ({ databaseBytes: store.bytes(), ...library.usage() }),
  } satisfies Partial<Handlers>;
}
