import { z } from 'zod';
import { Id } from '../domain/primitives.ts';
import { SubjectKey } from '../exchange/agreement.ts';
import { Judgement, NewRound, Round, RoundList } from '../exchange/comparing.ts';
import { BatchCreated } from '../exchange/office.ts';
import { Brought } from './agreement.ts';
import { kept } from './kept.ts';
import { route } from './route.ts';

const OfRound = z.strictObject({ roundId: Id });
const nothing = z.strictObject({});

/** Submissions compared in pairs, to see which span the scale. Every one of these refuses others than leads and auditors. */
export const comparingRoutes = {
  'comparing.list': route(SubjectKey, RoundList.extend(kept)),
  /** @throws `not_allowed` but for leads, `exchange_refused` */
  'comparing.open': route(NewRound, BatchCreated),
  /** Where the submissions of a round lie, and for leads the next pair. @throws `exchange_refused` */
  'comparing.round': route(OfRound, Round.extend(kept)),
  /** Downloads the files of the pair that is asked. @throws what a download throws */
  'comparing.bring': route(OfRound.extend({ submissionIds: z.array(Id).max(2) }), Brought),
  /** Says which shows more. @throws `not_allowed` but for leads, `exchange_refused` */
  'comparing.judge': route(OfRound.extend(Judgement.shape), nothing),
  /** Takes back what one said last. @throws `not_allowed` but for leads, `exchange_refused` */
  'comparing.takeBack': route(OfRound, nothing),
} as const;
