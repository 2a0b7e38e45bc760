import type { Handlers } from '#shared/contract/registry.ts';
import type { Agreement } from '../features/agreement/agreement.ts';

export function agreementHandlers(agreement: Agreement) {
  return {
    'agreement.order': (input) => agreement.order(input),
    'agreement.subjects': (input) => agreement.subjects(input),
    'agreement.readings': (input) => agreement.readings(input),
    'agreement.marks': (input) => agreement.marks(input),
    'agreement.results': (input) => agreement.results(input),
    'agreement.qualifications': (input) => agreement.qualifications(input),
    'agreement.seeds': (input) => agreement.seeds(input),
    'agreement.submission': (input) => agreement.submission(input),
    'agreement.bring': (input) => agreement.bring(input),
    'agreement.decide': (input) => agreement.decide(input),
    'agreement.thirdRead': (input) => agreement.thirdRead(input),
    'agreement.trail': (input) => agreement.trail(input),
  } satisfies Partial<Handlers>;
}
