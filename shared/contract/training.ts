import { z } from 'zod';
import { Id } from '../domain/primitives.ts';
import { NewStatements, TrainingAnchor, TrainingList } from '../exchange/training.ts';
import { Brought } from './agreement.ts';
import { kept } from './kept.ts';
import { route } from './route.ts';

const OfExample = z.strictObject({ submissionId: Id });

/** Examples with what experts gave them, to learn from. */
export const trainingRoutes = {
  'training.list': route(z.strictObject({}), TrainingList.extend(kept)),
  /** @throws `exchange_refused` for what is no example */
  'training.example': route(OfExample, TrainingAnchor.extend(kept)),
  /** Downloads the files of an example that are not here yet. @throws what a download throws */
  'training.bring': route(OfExample, Brought),
  /** Puts other statements on an example. @throws `not_allowed` but for leads, `exchange_refused` */
  'training.setStatements': route(OfExample.extend(NewStatements.shape), z.strictObject({})),
} as const;
