import type { SaidInSession } from '#shared/contract/calibration.ts';
import { useAsk } from '../../ipc/useRoute.ts';

/** Says something of a submission in a session. What is told of it comes back with the session. */
export function useSaying(place: { sessionId: string; submissionId: string }) {
  const ask = useAsk('calibration.say');
  return {
    pending: ask.isPending,
    error: ask.error,
    say: (said: SaidInSession, done: () => void) => ask.mutate({ ...place, said }, { onSuccess: done }),
  };
}
