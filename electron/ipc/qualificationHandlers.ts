import type { Handlers } from '#shared/contract/registry.ts';
import type { Qualification } from '../features/qualification/qualification.ts';

export function qualificationHandlers(qualification: Qualification) {
  return {
    'qualification.ladders': () => qualification.ladders(),
  } satisfies Partial<Handlers>;
}
