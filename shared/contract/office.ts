import { z } from 'zod';
import { Id, Line, Prose, Sha256 } from '../domain/primitives.ts';
import { SubjectKey } from '../exchange/agreement.ts';
import { BatchKeeping, KeepingWish, WithdrawalWish } from '../exchange/keeping.ts';
import {
  BatchCreated,
  BatchPlan,
  BatchRecord,
  Identities,
  NewBatch,
  Office,
  OfficeChoices,
  PolicyRecord,
  PolicyWish,
  ReaderChange,
  Released,
  StandingWish,
} from '../exchange/office.ts';
import { NewVersion, RubricVersions, VersionPublished } from '../exchange/rubrics.ts';
import { AnchorList, AnchorUse, NewSet } from '../exchange/training.ts';
import { kept } from './kept.ts';
import { route } from './route.ts';

const OfBatch = z.strictObject({ batchId: Id });

/** The programme office: leads work in it, auditors look. Every one of these refuses others with `not_allowed`. */
export const officeRoutes = {
  /** The policy, the batches with their progress, and what was done. */
  'office.read': route(SubjectKey, Office.extend(kept)),
  /** Who reads what of a batch. */
  'office.batch': route(OfBatch, BatchRecord.extend(kept)),
  /** What a batch can be made of, and for whom. @throws `not_allowed` but for leads */
  'office.choices': route(SubjectKey, OfficeChoices),
  /** How a batch would be dealt. @throws `not_allowed` but for leads, `exchange_refused` with what is wrong */
  'office.plan': route(NewBatch, BatchPlan),
  /** Deals it. @throws `not_allowed` but for leads, `exchange_refused` with what is wrong */
  'office.deal': route(NewBatch, BatchCreated),
  /** Releases the results of a batch. @throws `not_allowed` but for leads, `exchange_refused` with what is open */
  'office.release': route(OfBatch, Released),
  /**
   * Signs that the names behind a blind batch are needed, and why. The exchange takes it when it can be reached.
   * @throws `invalid_input` without a reason
   */
  'office.reveal': route(
    OfBatch.extend({ rubricHash: Sha256, reason: Prose.min(1) }),
    z.strictObject({ eventId: Id }),
  ),
  /** Who is behind a batch that one has revealed. Kept nowhere. @throws `not_allowed`, `exchange_refused` */
  'office.identities': route(OfBatch, Identities),
  /** Adds a reader to a batch, or takes one out. @throws `not_allowed` but for leads, `exchange_refused` */
  'office.changeReader': route(OfBatch.extend(ReaderChange.shape), z.strictObject({})),
  /** What the readings made so far show of a policy that is not in force. */
  'office.tryPolicy': route(PolicyWish, PolicyRecord),
  /** Puts a policy in force. @throws `not_allowed` but for leads */
  'office.setPolicy': route(PolicyWish, PolicyRecord),
  /** The anchors and what each is for. */
  'office.anchors': route(SubjectKey, AnchorList.extend(kept)),
  /** The versions of the rubric, the newest first. */
  'office.rubrics': route(z.strictObject({ microCredentialId: Id }), RubricVersions.extend(kept)),
  /** Puts a new version in force. @throws `not_allowed` but for leads, `exchange_refused` */
  'office.publishRubric': route(NewVersion, VersionPublished),
  /** Makes a set of anchors for everybody who scores. @throws `not_allowed` but for leads, `exchange_refused` */
  'office.makeSet': route(NewSet, BatchCreated),
  /** Says how hard an anchor is and what it is for. @throws `not_allowed` but for leads, `exchange_refused` */
  'office.useAnchor': route(AnchorUse.extend({ submissionId: Id }), z.strictObject({})),
  /** Suspends, reinstates, or lets begin anew. @throws `not_allowed` but for leads, `exchange_refused` */
  'office.changeStanding': route(StandingWish.extend({ personId: Id }), z.strictObject({})),
  /** Until when the evidence of a batch is kept. @throws `not_allowed` but for leads, `exchange_refused` */
  'office.keep': route(OfBatch.extend(KeepingWish.shape), BatchKeeping),
  /** Withdraws somebody's access for good. @throws `not_allowed` but for leads, `exchange_refused` */
  'office.withdraw': route(WithdrawalWish.extend({ personId: Id }), z.strictObject({})),
  /** Notes where a reader works; null forgets it. @throws `not_allowed` but for leads */
  'office.setOrganisation': route(
    z.strictObject({ personId: Id, organisation: Line.min(1).nullable() }),
    z.strictObject({}),
  ),
} as const;
