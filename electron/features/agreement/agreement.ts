import type { Output, Parsed } from '#shared/contract/registry.ts';
import type { Role } from '#shared/domain/role.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import { bringEvidence } from '../../sync/bring.ts';
import { requireRole } from '../../sync/enrolled.ts';
import type { Ground } from '../../sync/ground.ts';
import { askKeeping } from '../../sync/kept.ts';
import type { Sync } from '../../sync/sync.ts';
import { decide, keptRecord, pendingDecision, recordName } from './decide.ts';
import { readTrail } from './trail.ts';

type Name =
  | 'order'
  | 'subjects'
  | 'readings'
  | 'marks'
  | 'results'
  | 'qualifications'
  | 'seeds'
  | 'submission'
  | 'bring'
  | 'decide'
  | 'thirdRead'
  | 'trail';

/** How readers agree: what the exchange tells of it, kept so that the desk can go on without the exchange. */
export type Agreement = {
  [N in Name]: (input: Parsed<`agreement.${N}`>) => Promise<Output<`agreement.${N}`>>;
} & { stop(): void };

const desk: readonly Role[] = ['lead', 'auditor'];

const refused = {
  message:
    'Only leads and auditors see how readings of others agree; the order of reading is for auditors alone.',
  remedy: 'If it is needed for your work, ask the programme office for that role.',
};

const nameOf = (what: string, { microCredentialId, rubricHash }: SubjectKey) =>
  `${what} ${microCredentialId} ${rubricHash}`;

/** All pages of a list. */
async function allPages<T>(
  ask: (cursor: string | null) => Promise<{ readings: T[]; nextCursor: string | null }>,
): Promise<{ readings: T[] }> {
  const readings: T[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await ask(cursor);
    readings.push(...page.readings);
    cursor = page.nextCursor;
    if (cursor === null) return { readings };
  }
}

export function openAgreement(ground: Ground, sync: Pick<Sync, 'link' | 'nudge'>): Agreement {
  const { store } = ground;
  const ending = new AbortController();
  return {
    order: async () => {
      requireRole(store.db, ['auditor'], refused);
      return await sync.link().client.orderEffects();
    },
    subjects: async () => {
      requireRole(store.db, desk, refused);
      return await askKeeping(store, 'subjects', () => sync.link().client.subjects());
    },
    readings: async (subject) => {
      requireRole(store.db, desk, refused);
      return await askKeeping(store, nameOf('readings', subject), () => {
        const { client } = sync.link();
        return allPages((cursor) => client.readings(subject, cursor));
      });
    },
    marks: async (subject) => {
      requireRole(store.db, desk, refused);
      return await askKeeping(store, nameOf('marks', subject), () => {
        const { client } = sync.link();
        return allPages((cursor) => client.marks(subject, cursor));
      });
    },
    results: async (subject) => {
      requireRole(store.db, desk, refused);
      return await askKeeping(store, nameOf('results', subject), () => sync.link().client.results(subject));
    },
    qualifications: async (subject) => {
      requireRole(store.db, desk, refused);
      return await askKeeping(store, nameOf('qualifications', subject), () =>
        sync.link().client.standings(subject),
      );
    },
    seeds: async (subject) => {
      requireRole(store.db, desk, refused);
      return await askKeeping(store, nameOf('seeds', subject), () => sync.link().client.seeds(subject));
    },
    submission: async ({ submissionId }) => {
      const { pseudonym } = requireRole(store.db, desk, refused);
      const ask = () => sync.link().client.submission(submissionId);
      const { at, offline, ...record } = await askKeeping(store, recordName(submissionId), ask);
      return { at, offline, record, pending: pendingDecision(store.db, submissionId, pseudonym) };
    },
    bring: async ({ submissionId }) => {
      requireRole(store.db, desk, refused);
      return await bringEvidence(ground, keptRecord(store.db, submissionId).evidence, ending.signal);
    },
    decide: async (wish) => {
      requireRole(store.db, desk, refused);
      const decided = decide(ground, wish);
      sync.nudge();
      return decided;
    },
    thirdRead: async ({ submissionId }) => {
      requireRole(store.db, desk, refused);
      return await sync.link().client.askThirdRead(submissionId);
    },
    trail: async () => {
      requireRole(store.db, desk, refused);
      return await readTrail(store, sync);
    },
    stop: () => ending.abort(),
  };
}
