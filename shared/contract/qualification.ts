import { z } from 'zod';
import { LadderList } from '../exchange/ladder.ts';
import { kept } from './kept.ts';
import { route } from './route.ts';

export const Ladders = LadderList.extend(kept);
export type Ladders = z.infer<typeof Ladders>;

export const qualificationRoutes = {
  /** Where one stands with every micro-credential. @throws `not_allowed` but for assessors and reviewers */
  'qualification.ladders': route(z.strictObject({}), Ladders),
} as const;
