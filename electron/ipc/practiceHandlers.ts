import type { Handlers, Parsed } from '#shared/contract/registry.ts';
import type { Practice } from '../features/practice/practice.ts';

export function practiceHandlers(practice: Practice) {
  return {
    'practice.compare': ({ submissionId }: Parsed<'practice.compare'>) => practice.compare(submissionId),
    'practice.known': ({ rubricHash }: Parsed<'practice.known'>) => practice.known(rubricHash),
  } satisfies Partial<Handlers>;
}
