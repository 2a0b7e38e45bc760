import type { Output, Parsed } from '#shared/contract/registry.ts';
import type { Role } from '#shared/domain/role.ts';
import { requireRole } from '../../sync/enrolled.ts';
import type { Ground } from '../../sync/ground.ts';
import { askKeeping } from '../../sync/kept.ts';
import type { Sync } from '../../sync/sync.ts';
import { reveal } from './reveal.ts';

type Verb =
  | 'read'
  | 'batch'
  | 'choices'
  | 'plan'
  | 'deal'
  | 'release'
  | 'keep'
  | 'withdraw'
  | 'reveal'
  | 'identities'
  | 'changeReader'
  | 'tryPolicy'
  | 'setPolicy'
  | 'setOrganisation'
  | 'changeStanding'
  | 'anchors'
  | 'useAnchor'
  | 'makeSet'
  | 'rubrics'
  | 'publishRubric';

/** The programme office: the exchange does the work, so that it is one for all leads. Everything throws ProblemError. */
export type OfficeDesk = {
  [V in Verb]: (input: Parsed<`office.${V}`>) => Promise<Output<`office.${V}`>>;
};

const refused = {
  message: 'The programme office is for leads; auditors may look.',
  remedy: 'If it is needed for your work, ask for that role.',
};

export function openOffice(ground: Ground, sync: Pick<Sync, 'link' | 'nudge'>): OfficeDesk {
  const { store, emit } = ground;
  const only = (...roles: Role[]) => requireRole(store.db, roles, refused);
  const change = async <T>(work: () => Promise<T>): Promise<T> => {
    only('lead');
    const done = await work();
    emit({ name: 'office.changed' });
    return done;
  };
  return {
    read: async (subject) => {
      only('lead', 'auditor');
      const name = `office ${subject.microCredentialId} ${subject.rubricHash}`;
      return await askKeeping(store, name, () => sync.link().client.office(subject));
    },
    batch: async ({ batchId }) => {
      only('lead', 'auditor');
      return await askKeeping(store, `office ${batchId}`, () => sync.link().client.officeBatch(batchId));
    },
    anchors: async (subject) => {
      only('lead', 'auditor');
      const name = `anchors ${subject.microCredentialId} ${subject.rubricHash}`;
      return await askKeeping(store, name, () => sync.link().client.anchors(subject));
    },
    useAnchor: ({ submissionId, ...use }) =>
      change(async () => {
        await sync.link().client.useAnchor(submissionId, use);
        return {};
      }),
    rubrics: async ({ microCredentialId }) => {
      only('lead', 'auditor');
      const name = `rubrics ${microCredentialId}`;
      return await askKeeping(store, name, () => sync.link().client.rubrics(microCredentialId));
    },
    publishRubric: (wish) => change(() => sync.link().client.publishRubric(wish)),
    makeSet: (wish) => change(() => sync.link().client.makeSet(wish)),
    choices: async (subject) => {
      only('lead');
      return await sync.link().client.officeChoices(subject);
    },
    plan: async (wish) => {
      only('lead');
      return await sync.link().client.planBatch(wish);
    },
    tryPolicy: async (wish) => {
      only('lead', 'auditor');
      return await sync.link().client.tryPolicy(wish);
    },
    deal: (wish) => change(() => sync.link().client.dealBatch(wish)),
    release: ({ batchId }) => change(() => sync.link().client.releaseBatch(batchId)),
    keep: ({ batchId, ...wish }) => change(() => sync.link().client.keepBatch(batchId, wish)),
    withdraw: ({ personId, ...wish }) =>
      change(async () => {
        await sync.link().client.withdraw(personId, wish);
        return {};
      }),
    reveal: async (wish) => {
      only('lead', 'auditor');
      const signed = reveal(ground, wish);
      sync.nudge();
      return signed;
    },
    // Never kept: whoever has revealed a batch asks the exchange each time.
    identities: async ({ batchId }) => {
      only('lead', 'auditor');
      return await sync.link().client.identities(batchId);
    },
    changeReader: ({ batchId, ...wish }) =>
      change(async () => {
        await sync.link().client.changeReader(batchId, wish);
        return {};
      }),
    setPolicy: (wish) => change(() => sync.link().client.setPolicy(wish)),
    changeStanding: ({ personId, ...wish }) =>
      change(async () => {
        await sync.link().client.changeStanding(personId, wish);
        return {};
      }),
    setOrganisation: ({ personId, organisation }) =>
      change(async () => {
        await sync.link().client.setOrganisation(personId, organisation);
        return {};
      }),
  };
}
