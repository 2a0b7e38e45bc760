import type { Handlers, Parsed } from '#shared/contract/registry.ts';
import type { Preparation } from '../features/preparation/preparation.ts';

export function evidenceHandlers(preparation: Preparation) {
  return {
    'evidence.prepare': ({ evidenceId, again }: Parsed<'evidence.prepare'>) =>
      preparation.prepare(evidenceId, again ?? false),
    'evidence.jobs': () => ({ jobs: preparation.jobs().slice(0, 500) }),
    'evidence.cancel': ({ jobId }: Parsed<'evidence.cancel'>) => {
      preparation.cancel(jobId);
      return {};
    },
  } satisfies Partial<Handlers>;
}
