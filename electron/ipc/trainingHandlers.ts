import type { Handlers } from '#shared/contract/registry.ts';
import type { Training } from '../features/training/training.ts';

export function trainingHandlers(training: Training) {
  return {
    'training.list': training.list,
    'training.example': training.example,
    'training.bring': training.bring,
    'training.setStatements': training.setStatements,
  } satisfies Partial<Handlers>;
}
