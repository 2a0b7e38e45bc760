import type { Handlers, Parsed } from '#shared/contract/registry.ts';
import type { Scans } from '../features/blinding/scans.ts';

export function blindingHandlers(scans: Scans) {
  return {
    'blinding.scan': (input: Parsed<'blinding.scan'>) => {
      scans.begin(input);
      return {};
    },
    'blinding.state': () => scans.state(),
    'blinding.stop': async () => {
      await scans.stop();
      return {};
    },
  } satisfies Partial<Handlers>;
}
