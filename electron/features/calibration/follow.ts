import { setTimeout as wait } from 'node:timers/promises';
import { waitAfter } from '../../sync/backoff.ts';
import { deviceOf } from '../../sync/device.ts';
import { requestSessionNews } from '../../sync/exchangeClient.ts';
import { ExchangeRefusal } from '../../sync/failures.ts';
import type { Ground } from '../../sync/ground.ts';
import { watchFor } from '../../sync/stall.ts';

/** So long a session is followed after somebody last asked for it. */
const leaseMs = 60_000;
/** Longer than the exchange is ever silent while it is there. */
const silentMs = 40_000;

/** Follows one calibration session at a time. */
export interface Following {
  /** Follows it from now on, and for a while. @returns whether news come at this moment */
  follow(sessionId: string): { live: boolean };
  stop(): Promise<void>;
}

/** Reads a stream of server-sent events; `heard` is called for each event, and `alive` for whatever comes. */
async function readNews(response: Response, { alive, heard }: { alive: () => void; heard: () => void }) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    alive();
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    // A line that begins with a colon is a comment: a sign of life.
    if (events.some((event) => !event.startsWith(':'))) heard();
  }
}

interface Followed {
  id: string;
  live: boolean;
  lease: NodeJS.Timeout;
  ending: AbortController;
  done: Promise<void>;
}

export function openFollowing(ground: Ground): Following {
  let current: Followed | undefined;
  const tell = (sessionId: string) => ground.emit({ name: 'calibration.changed', sessionId });

  /** @returns why it ended, and whether news had come before */
  const listen = async (one: Followed): Promise<{ error: unknown; wasLive: boolean }> => {
    let wasLive = false;
    const silence = new AbortController();
    const signal = AbortSignal.any([one.ending.signal, silence.signal]);
    const watch = watchFor(
      () => silence.abort(new DOMException('no sign of life', 'TimeoutError')),
      silentMs,
    );
    try {
      const response = await requestSessionNews(deviceOf(ground), one.id, signal);
      one.live = true;
      wasLive = true;
      await readNews(response, { alive: watch.moved, heard: () => tell(one.id) });
      return { error: undefined, wasLive };
    } catch (error) {
      return { error, wasLive };
    } finally {
      watch.end();
      one.live = false;
      if (wasLive && !one.ending.signal.aborted) tell(one.id);
    }
  };
  const run = async (one: Followed): Promise<void> => {
    const { signal } = one.ending;
    for (let failures = 1; !signal.aborted; failures++) {
      const { error, wasLive } = await listen(one);
      if (wasLive) failures = 1;
      // What it refuses now it refuses later as well; the page says why.
      if (error instanceof ExchangeRefusal) return;
      await wait(waitAfter(failures, Math.random()), undefined, { signal }).catch(() => undefined);
    }
  };
  const leave = (): Promise<void> => {
    const left = current;
    current = undefined;
    clearTimeout(left?.lease);
    left?.ending.abort();
    return left?.done ?? Promise.resolve();
  };
  return {
    follow: (id) => {
      if (current?.id !== id) {
        void leave();
        const lease = setTimeout(() => void leave(), leaseMs);
        const one: Followed = {
          ...{ id, live: false, lease, ending: new AbortController() },
          done: Promise.resolve(),
        };
        current = one;
        one.done = run(one);
      }
      current.lease.refresh();
      return { live: current.live };
    },
    stop: leave,
  };
}
