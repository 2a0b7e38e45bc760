import { problem } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/registry.ts';
import { Round } from '#shared/exchange/comparing.ts';
import { keptAnswer } from '../../db/queries/desk.ts';
import { bringEvidence } from '../../sync/bring.ts';
import { requireRole } from '../../sync/enrolled.ts';
import type { Ground } from '../../sync/ground.ts';
import { askKeeping } from '../../sync/kept.ts';
import type { Sync } from '../../sync/sync.ts';

type Verb = 'list' | 'open' | 'round' | 'bring' | 'judge' | 'takeBack';

/** Rounds in which leads compare submissions in pairs; what was seen last can be looked at without the exchange. */
export type Comparing = {
  [V in Verb]: (input: Parsed<`comparing.${V}`>) => Promise<Output<`comparing.${V}`>>;
} & { stop(): void };

const nameOf = (roundId: string) => `round ${roundId}`;

const refused = {
  message: 'Comparing submissions is for leads; auditors may look.',
  remedy: 'If it is needed for your work, ask for that role.',
};

export function openComparing(ground: Ground, sync: Pick<Sync, 'link'>): Comparing {
  const { store, emit } = ground;
  const ending = new AbortController();
  const mayLook = () => requireRole(store.db, ['lead', 'auditor'], refused);
  const change = async <T>(work: () => Promise<T>): Promise<T> => {
    requireRole(store.db, ['lead'], refused);
    const done = await work();
    emit({ name: 'office.changed' });
    return done;
  };
  return {
    list: async (subject) => {
      mayLook();
      const name = `rounds ${subject.microCredentialId} ${subject.rubricHash}`;
      return await askKeeping(store, name, () => sync.link().client.rounds(subject));
    },
    open: (wish) => change(() => sync.link().client.openRound(wish)),
    round: async ({ roundId }) => {
      mayLook();
      return await askKeeping(store, nameOf(roundId), () => sync.link().client.round(roundId));
    },
    bring: async ({ roundId, submissionIds }) => {
      mayLook();
      const found = Round.safeParse(keptAnswer(store.db, nameOf(roundId))?.body).data;
      const pair = (found?.next ?? []).filter(({ submissionId }) => submissionIds.includes(submissionId));
      if (pair.length < submissionIds.length)
        throw problem(
          'not_found',
          'These two are not on this workstation.',
          'Open the round while the exchange can be reached, and try again.',
        );
      return await bringEvidence(
        ground,
        pair.flatMap(({ evidence }) => evidence),
        ending.signal,
      );
    },
    judge: ({ roundId, ...judgement }) =>
      change(async () => {
        await sync.link().client.judge(roundId, judgement);
        return {};
      }),
    takeBack: ({ roundId }) =>
      change(async () => {
        await sync.link().client.takeBack(roundId);
        return {};
      }),
    stop: () => ending.abort(),
  };
}
