import { ProblemError, problem } from '#shared/contract/errors.ts';
import type { Enrolment } from '#shared/contract/workstation.ts';
import { changeExchangeUrl, findEnrolment } from '../db/queries/enrolment.ts';
import { type EnrolmentWish, shownEnrolment } from './enrolment.ts';
import type { Ground } from './ground.ts';

/** The sample programme's exchange, which runs on this machine for as long as the workstation does. */
export interface Sample {
  /** Starts it and enrols, or finds this profile enrolled with it. @throws ProblemError */
  enrol(): Promise<Enrolment>;
  /**
   * Starts it where this profile is enrolled with it and it does not run, and notes its address, which may change
   * from start to start. @throws ProblemError `exchange_unreachable`
   */
  resume(): Promise<void>;
}

interface Means {
  enrol(wish: EnrolmentWish): Promise<Enrolment>;
  /** Aborted once this workstation closes. */
  signal: AbortSignal;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function start({ host }: Ground, signal: AbortSignal): Promise<{ url: string; code: string }> {
  if (!host.sampleExchange) {
    throw problem(
      'unsupported',
      'The sample programme cannot be run here.',
      'Enrol with the address and the code from a programme office.',
    );
  }
  try {
    return await Promise.race([host.sampleExchange.start(), aborted(signal)]);
  } catch (error) {
    if (error instanceof ProblemError || signal.aborted) throw error;
    throw problem(
      'exchange_unreachable',
      'The exchange of the sample programme did not start on this machine.',
      'Close Rangefinder and start it again. If it stays, look into the logs of this profile.',
      error,
    );
  }
}

export function openSample(ground: Ground, { enrol, signal }: Means): Sample {
  const resume = async () => {
    const enrolment = findEnrolment(ground.store.db);
    if (!enrolment?.sample || !ground.host.sampleExchange) return;
    const { url } = await start(ground, signal);
    if (url === enrolment.exchangeUrl) return;
    changeExchangeUrl(ground.store.db, url);
    ground.emit({ name: 'enrolment.changed' });
  };
  return {
    enrol: async () => {
      const enrolment = findEnrolment(ground.store.db);
      if (enrolment?.sample) return shownEnrolment(enrolment);
      const { url, code } = await start(ground, signal);
      return await enrol({ address: url, code, sample: true });
    },
    resume,
  };
}
