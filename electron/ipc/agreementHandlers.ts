import type { Handlers } from '#shared/contract/registry.ts';
import type { Agreement } from '../features/agreement/agreement.ts';

export function agreementHandlers(agreement: Agreement) {
  return { 'agreement.order': () => agreement.order() } satisfies Partial<Handlers>;
}
