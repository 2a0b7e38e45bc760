import { z } from 'zod';
import { AssignmentState } from '../domain/batch.ts';
import { Evidence, OverviewAnswer } from '../domain/evidence.ts';
import { Id, Instant, Line, Milliseconds, Prose, Sha256 } from '../domain/primitives.ts';
import { Annotation, Score } from '../domain/reading.ts';
import { Role } from '../domain/role.ts';
import { Rubric } from '../domain/rubric.ts';
import { Span } from '../domain/span.ts';

/** So many take part in a session, and so many submissions are in it, at most. */
export const mostMembers = 60;
export const mostSessionSubmissions = 50;

export const sessionStages = ['scoring', 'revealed', 'closed'] as const;
/** Everybody scores blind → everything is shown and talked about → over. */
export const SessionStage = z.enum(sessionStages);
export type SessionStage = z.infer<typeof SessionStage>;

const about = {
  /** Of the session and of the batch that its members score. */
  id: Id,
  name: Line,
  stage: SessionStage,
  microCredentialId: Id,
  microCredential: Line,
  rubricHash: Sha256,
  openedAt: Instant,
  /** Until when everybody is asked to have scored. */
  dueAt: Instant.nullable(),
};

/** A calibration session in the list. */
export const SessionSummary = z.strictObject({
  ...about,
  submissions: z.int().min(0),
  /** Who takes part and has not left. */
  members: z.int().min(0),
  /** Members who have read everything. */
  ready: z.int().min(0),
  /** How many submissions one has read oneself, of those there are to read; null for whoever does not take part. */
  own: z.strictObject({ read: z.int().min(0), of: z.int().min(0) }).nullable(),
  /** How many have a consensus. */
  settled: z.int().min(0),
});
export type SessionSummary = z.infer<typeof SessionSummary>;

export const SessionList = z.strictObject({ sessions: z.array(SessionSummary).max(5_000) });
export type SessionList = z.infer<typeof SessionList>;

/** Somebody who takes part, under the name borne in this session. */
export const Member = z.strictObject({
  name: Line,
  read: z.int().min(0),
  /** How many there are to read: a submission that somebody reads as a third reader is none of them. */
  of: z.int().min(0),
  /** Whether a workstation of theirs follows the session at this moment. */
  present: z.boolean(),
  left: z.boolean(),
  self: z.boolean(),
});
export type Member = z.infer<typeof Member>;

/** Who said something: a member under the session’s name, or a lead under their own. */
const said = { by: Line, lead: z.boolean(), self: z.boolean(), at: Instant };

export const SessionReading = z.strictObject({
  readingId: Id,
  by: Line,
  self: z.boolean(),
  at: Instant,
  /** It came after the reveal, from somebody who had not been shown anything. */
  late: z.boolean(),
  scores: z.array(Score).max(26),
  annotations: z.array(Annotation).max(10_000),
});
export type SessionReading = z.infer<typeof SessionReading>;

export const SessionNote = z.strictObject({
  id: Id,
  ...said,
  criterionId: Id.nullable(),
  span: Span.nullable(),
  text: Prose,
});
export type SessionNote = z.infer<typeof SessionNote>;

export const SessionVote = z.strictObject({
  id: Id,
  ...said,
  scores: z.array(z.strictObject({ criterionId: Id, levelId: Id })).max(26),
});
export type SessionVote = z.infer<typeof SessionVote>;

export const SessionConsensus = z.strictObject({
  id: Id,
  ...said,
  scores: z.array(Score).max(26),
  annotations: z.array(Annotation).max(520),
  rationale: Prose,
});
export type SessionConsensus = z.infer<typeof SessionConsensus>;

/** A submission of a session, under the names of whoever asks. What others said of it is there from the reveal on. */
export const SessionSubmission = z.strictObject({
  id: Id,
  name: Line,
  answers: z.array(OverviewAnswer).max(50),
  evidence: z.array(Evidence).max(50),
  readings: z.array(SessionReading).max(mostMembers),
  notes: z.array(SessionNote).max(2_000),
  votes: z.array(SessionVote).max(mostMembers * 2),
  consensus: SessionConsensus.nullable(),
  /** The levels of an anchor that the programme had before. */
  anchor: z
    .array(z.strictObject({ criterionId: Id, levelId: Id }))
    .max(26)
    .nullable(),
});
export type SessionSubmission = z.infer<typeof SessionSubmission>;

/** A place that everybody is brought to. */
export const SharedMoment = z.strictObject({
  submissionId: Id,
  evidenceId: Id,
  /** Of a recording; 0 for anything else. */
  atMs: Milliseconds,
});
export type SharedMoment = z.infer<typeof SharedMoment>;

export const Session = z.strictObject({
  ...about,
  rubric: Rubric,
  /** The exchange’s clock when it answered: what is left of a time is counted from it. */
  now: Instant,
  revealedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** How one’s own batch of it stands; null for whoever does not take part. */
  assignment: AssignmentState.nullable(),
  members: z.array(Member).max(mostMembers),
  /** The last one, with the instant at which a lead brought everybody there. */
  moment: SharedMoment.extend({ at: Instant }).nullable(),
  /** In one’s own order before the reveal, in the same for everybody after it. */
  submissions: z.array(SessionSubmission).max(mostSessionSubmissions),
});
export type Session = z.infer<typeof Session>;

/** What a lead opens a session with. */
export const NewSession = z.strictObject({
  name: Line,
  microCredentialId: Id,
  rubricHash: Sha256,
  dueAt: Instant.nullable(),
  submissionIds: z.array(Id).min(1).max(mostSessionSubmissions),
  personIds: z.array(Id).min(2).max(mostMembers),
});
export type NewSession = z.infer<typeof NewSession>;

export const SessionOpened = z.strictObject({ id: Id });
export type SessionOpened = z.infer<typeof SessionOpened>;

/** What a lead can choose from. */
export const SessionChoices = z.strictObject({
  submissions: z
    .array(
      z.strictObject({
        id: Id,
        name: Line,
        /** The titles of its evidence. */
        evidence: z.array(Line).max(50),
        anchor: z.boolean(),
        /** Whether it is in an operational batch: whoever has yet to read it there will not be blind any more. */
        operational: z.boolean(),
      }),
    )
    .max(100_000),
  people: z.array(z.strictObject({ id: Id, name: Line, role: Role })).max(10_000),
});
export type SessionChoices = z.infer<typeof SessionChoices>;
