import type { Output, Parsed } from '#shared/contract/registry.ts';
import { sessionName } from '../../db/queries/sessions.ts';
import { bringEvidence } from '../../sync/bring.ts';
import { requireEnrolment, requireRole } from '../../sync/enrolled.ts';
import type { Ground } from '../../sync/ground.ts';
import { askKeeping } from '../../sync/kept.ts';
import type { Sync } from '../../sync/sync.ts';
import { openFollowing } from './follow.ts';
import { keptSubmission, say, unsentOf } from './say.ts';

type Verb =
  | 'sessions'
  | 'session'
  | 'choices'
  | 'open'
  | 'reveal'
  | 'share'
  | 'close'
  | 'leave'
  | 'takeOut'
  | 'say'
  | 'bring'
  | 'follow';

/** Calibration sessions: scored blind, revealed, talked about and settled. Everything throws ProblemError. */
export type Calibration = {
  [V in Verb]: (input: Parsed<`calibration.${V}`>) => Promise<Output<`calibration.${V}`>>;
} & { stop(): Promise<void> };

const refused = {
  message: 'Calibration sessions are opened, revealed, settled and closed by leads.',
  remedy: 'Ask a lead of your programme.',
};

export function openCalibration(ground: Ground, sync: Pick<Sync, 'link' | 'nudge'>): Calibration {
  const { store, emit } = ground;
  const ending = new AbortController();
  const following = openFollowing(ground);
  const lead = () => requireRole(store.db, ['lead'], refused);
  const change = async (sessionId: string, work: () => Promise<unknown>) => {
    await work();
    emit({ name: 'calibration.changed', sessionId });
    return {};
  };
  return {
    sessions: async () => {
      requireEnrolment(store.db);
      return await askKeeping(store, 'calibrations', () => sync.link().client.sessions());
    },
    session: async ({ sessionId }) => {
      requireEnrolment(store.db);
      const ask = () => sync.link().client.session(sessionId);
      const { at, offline, ...session } = await askKeeping(store, sessionName(sessionId), ask);
      return { at, offline, session, unsent: unsentOf(store.db, session) };
    },
    choices: async ({ microCredentialId }) => {
      lead();
      return await sync.link().client.sessionChoices(microCredentialId);
    },
    open: async (wish) => {
      lead();
      const opened = await sync.link().client.openSession(wish);
      emit({ name: 'calibration.changed', sessionId: opened.id });
      // Whoever opens it may be a member: their batch is in the queue soon.
      sync.nudge();
      return opened;
    },
    reveal: async ({ sessionId, despite }) => {
      lead();
      return await change(sessionId, () =>
        sync.link().client.changeSession(sessionId, 'reveal', { despite }),
      );
    },
    share: async ({ sessionId, moment }) => {
      lead();
      return await change(sessionId, () => sync.link().client.changeSession(sessionId, 'moment', moment));
    },
    close: async ({ sessionId }) => {
      lead();
      return await change(sessionId, () => sync.link().client.changeSession(sessionId, 'close'));
    },
    takeOut: async ({ sessionId, name }) => {
      lead();
      return await change(sessionId, () => sync.link().client.changeSession(sessionId, 'take-out', { name }));
    },
    leave: async ({ sessionId }) => {
      requireEnrolment(store.db);
      const left = await change(sessionId, () => sync.link().client.changeSession(sessionId, 'leave'));
      sync.nudge();
      return left;
    },
    say: async (wish) => {
      requireEnrolment(store.db);
      const said = say(ground, wish);
      emit({ name: 'calibration.changed', sessionId: wish.sessionId });
      emit({ name: 'sync.changed' });
      sync.nudge();
      return said;
    },
    bring: async ({ sessionId, submissionId }) => {
      const { submission } = keptSubmission(store.db, sessionId, submissionId);
      return await bringEvidence(ground, submission.evidence, ending.signal);
    },
    follow: async ({ sessionId }) => {
      requireEnrolment(store.db);
      return following.follow(sessionId);
    },
    stop: async () => {
      ending.abort();
      await following.stop();
    },
  };
}
