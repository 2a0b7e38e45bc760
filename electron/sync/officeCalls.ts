import type { z } from 'zod';
import type { Statement } from '#shared/domain/exercise.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import { type Judgement, type NewRound, Round, RoundList } from '#shared/exchange/comparing.ts';
import { BatchKeeping, type KeepingWish, type WithdrawalWish } from '#shared/exchange/keeping.ts';
import {
  BatchCreated,
  BatchPlan,
  BatchRecord,
  Done,
  Identities,
  type NewBatch,
  Office,
  OfficeChoices,
  PolicyRecord,
  type PolicyWish,
  type ReaderChange,
  Released,
  type StandingWish,
} from '#shared/exchange/office.ts';
import { type NewPack, PackList, PackProposed, PackRecord } from '#shared/exchange/packs.ts';
import { type NewVersion, RubricVersions, VersionPublished } from '#shared/exchange/rubrics.ts';
import { AnchorList, type AnchorUse, type NewSet } from '#shared/exchange/training.ts';

/** Asks the exchange something and parses the answer. @param body makes it a change */
type Ask = <T>(path: string, answer: z.ZodType<T>, body?: object) => Promise<T>;

/** What the programme office asks of the exchange. Everything throws ProblemError. */
export function officeCalls(ask: Ask) {
  const about = ({ microCredentialId, rubricHash }: SubjectKey) =>
    `microCredential=${microCredentialId}&rubric=${rubricHash}`;
  return {
    office: (subject: SubjectKey) => ask(`/v1/office?${about(subject)}`, Office),
    keepBatch: (id: string, wish: KeepingWish) => ask(`/v1/office/batches/${id}/keeping`, BatchKeeping, wish),
    withdraw: (personId: string, wish: WithdrawalWish) =>
      ask(`/v1/office/people/${personId}/withdrawal`, Done, wish),
    officeChoices: (subject: SubjectKey) => ask(`/v1/office/choices?${about(subject)}`, OfficeChoices),
    officeBatch: (id: string) => ask(`/v1/office/batches/${id}`, BatchRecord),
    planBatch: (wish: NewBatch) => ask('/v1/office/plans', BatchPlan, wish),
    dealBatch: (wish: NewBatch) => ask('/v1/office/batches', BatchCreated, wish),
    identities: (id: string) => ask(`/v1/office/batches/${id}/identities`, Identities),
    releaseBatch: (id: string) => ask(`/v1/office/batches/${id}/release`, Released, {}),
    changeReader: (id: string, change: ReaderChange) => ask(`/v1/office/batches/${id}/readers`, Done, change),
    tryPolicy: (wish: PolicyWish) => ask('/v1/office/policy/trial', PolicyRecord, wish),
    setPolicy: (wish: PolicyWish) => ask('/v1/office/policy', PolicyRecord, wish),
    anchors: (subject: SubjectKey) => ask(`/v1/office/anchors?${about(subject)}`, AnchorList),
    makeSet: (wish: NewSet) => ask('/v1/office/sets', BatchCreated, wish),
    useAnchor: (submissionId: string, use: AnchorUse) => ask(`/v1/office/anchors/${submissionId}`, Done, use),
    setStatements: (submissionId: string, statements: Statement[]) =>
      ask(`/v1/office/anchors/${submissionId}/statements`, Done, { statements }),
    rubrics: (microCredentialId: string) =>
      ask(`/v1/office/rubrics?microCredential=${microCredentialId}`, RubricVersions),
    publishRubric: (wish: NewVersion) => ask('/v1/office/rubrics', VersionPublished, wish),
    rounds: (subject: SubjectKey) => ask(`/v1/office/rounds?${about(subject)}`, RoundList),
    openRound: (wish: NewRound) => ask('/v1/office/rounds', BatchCreated, wish),
    round: (id: string) => ask(`/v1/office/rounds/${id}`, Round),
    judge: (id: string, judgement: Judgement) => ask(`/v1/office/rounds/${id}/judgements`, Done, judgement),
    takeBack: (id: string) => ask(`/v1/office/rounds/${id}/take-back`, Done, {}),
    changeStanding: (personId: string, wish: StandingWish) =>
      ask(`/v1/office/people/${personId}/standing`, Done, wish),
    packs: (subject: SubjectKey) => ask(`/v1/packs?${about(subject)}`, PackList),
    pack: (id: string) => ask(`/v1/packs/${id}`, PackRecord),
    proposePack: (pack: NewPack) => ask('/v1/packs', PackProposed, pack),
    setOrganisation: (personId: string, organisation: string | null) =>
      ask(`/v1/office/people/${personId}/organisation`, Done, { organisation }),
  };
}
