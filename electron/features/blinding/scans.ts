import { IdentifierListError, readIdentifiers } from '#shared/blinding/identifiers.ts';
import { mostShown, type ScanResult, type ScanState } from '#shared/contract/blinding.ts';
import { problem } from '#shared/contract/errors.ts';
import type { LeakReport } from '../../media/scrub/leakScan.ts';
import { profileKeyOf } from '../../secrets.ts';
import type { Ground } from '../../sync/ground.ts';
import { startThread, type Thread } from '../../thread.ts';
import type { ScanMessage, ScanWish } from './scanThread.ts';

/** Searches for identifiers in this profile or elsewhere, one at a time, beside everything else. */
export interface Scans {
  /** @param place empty for the profile @throws ProblemError `invalid_input` */
  begin(wish: { identifiers: string; place: string }): void;
  state(): ScanState;
  /** Ends what runs, and waits until it has put away what it unpacked. */
  stop(): Promise<void>;
}

function shown({ ok, searched, found, byChance, unread, notOpened }: LeakReport): ScanResult {
  const { encodings: _, ...amounts } = searched;
  return {
    ok,
    searched: amounts,
    found: found.slice(0, mostShown),
    foundCount: found.length,
    byChance: byChance.slice(0, mostShown),
    unread: unread.slice(0, mostShown),
    notOpened: notOpened.slice(0, mostShown),
  };
}

function identifiersOf(text: string): string[] {
  try {
    return [...readIdentifiers(text).all];
  } catch (error) {
    if (!(error instanceof IdentifierListError)) throw error;
    throw problem('invalid_input', error.message, 'Mend the list of identifiers and search again.', error);
  }
}

/** The screen is told so often at most. */
const tellEveryMs = 200;

export function openScans({ emit, host }: Ground, ffmpegPath: () => string): Scans {
  let state: ScanState = { state: 'none' };
  let running: Thread | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  const become = (next: ScanState) => {
    state = next;
    const now = performance.now();
    if (next.state === 'running' && now - toldAt < tellEveryMs) return;
    toldAt = now;
    emit({ name: 'scan.changed' });
  };
  const hear = (message: ScanMessage) => {
    if (state.state !== 'running') return;
    if (message.kind === 'progress') become({ state: 'running', done: message.done, all: message.all });
    else if (message.kind === 'done') become({ state: 'done', result: shown(message.report) });
    else become({ state: 'failed', problem: message.problem });
  };
  const crashed = (error: unknown) => {
    host.log.error(
      { error: error instanceof Error ? error.name : typeof error },
      'a search for identifiers broke off',
    );
    const { problem: told } = problem(
      'internal',
      'The search broke off.',
      'Try again; if it stays, search from the command line, which says more.',
    );
    hear({ kind: 'failed', problem: told });
  };
  const start = (wish: ScanWish): Thread => {
    // A search that was stopped and is still putting things away has nothing to say of the next one.
    const thread: Thread = startThread<ScanMessage>(host.threads.scan, wish, {
      hear: (message) => running === thread && hear(message),
      broke: (error) => running === thread && crashed(error),
    });
    return thread;
  };
  return {
    begin: ({ identifiers, place }) => {
      if (state.state === 'running')
        throw problem('invalid_input', 'A search runs already.', 'Wait for it, or stop it.');
      const wish = {
        place: place.trim() || host.profile,
        identifiers: identifiersOf(identifiers),
        ffmpegPath: ffmpegPath(),
        profileKey: profileKeyOf(host.secrets, true),
      };
      become({ state: 'running', done: 0, all: 0 });
      const one = start(wish);
      running = one;
      void one.ended.then(() => {
        if (running !== one) return;
        running = undefined;
        if (state.state === 'running') crashed(undefined);
      });
    },
    state: () => state,
    stop: async () => {
      if (state.state === 'running') become({ state: 'stopped' });
      await running?.stop();
    },
  };
}
