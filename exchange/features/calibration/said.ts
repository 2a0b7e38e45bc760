import { pointsOn } from '#shared/domain/resolution.ts';
import type {
  SessionConsensus,
  SessionNote,
  SessionReading,
  SessionSubmission,
  SessionVote,
} from '#shared/exchange/calibration.ts';
import type { Database } from '../../db/database.ts';
import { anchorsOf } from '../../db/queries/agreement.ts';
import type { Reader } from '../../db/queries/people.ts';
import {
  consensusIn,
  type EntryRow,
  entriesOf,
  type MemberRow,
  readingsOfSession,
  type SessionRow,
} from '../../db/queries/sessions.ts';

/** What was said in a session, by submission, under ids that nobody in it has. */
export interface Said {
  readings: Map<string, SessionReading[]>;
  entries: Map<string, EntryRow[]>;
  nameOf: (entry: EntryRow) => { by: string; lead: boolean; self: boolean; at: string };
  anchors: Map<string, SessionSubmission['anchor']>;
}

/** Puts one id of evidence in the place of another. */
export type Place = <T extends { evidenceId: string }>(one: T) => T;

/** Everything that was said in a session, for somebody who may see it. */
export async function readSaid(
  db: Database,
  row: SessionRow,
  members: readonly MemberRow[],
  reader: Reader,
): Promise<Said> {
  const { batchId, revealedAt } = row.session;
  const names = new Map(members.map(({ personId, name }) => [personId, name]));
  const readings = (await readingsOfSession(db, batchId)).map((one) => ({
    submissionId: one.submissionId,
    reading: {
      readingId: one.id,
      by: names.get(one.personId) ?? '',
      self: one.personId === reader.personId,
      at: one.event.at,
      late: revealedAt !== null && one.receivedAt > revealedAt,
      scores: one.event.payload.scores,
      annotations: one.event.payload.annotations,
    },
  }));
  const bySubmission = Map.groupBy(readings, ({ submissionId }) => submissionId);
  const settledHere = new Set((await consensusIn(db, [batchId])).map(({ id }) => id));
  return {
    readings: new Map([...bySubmission].map(([id, some]) => [id, some.map(({ reading }) => reading)])),
    entries: Map.groupBy(await entriesOf(db, batchId), ({ submissionId }) => submissionId),
    nameOf: ({ personId, pseudonym, event }) => {
      const name = names.get(personId);
      const self = personId === reader.personId;
      return { by: name ?? pseudonym, lead: name === undefined, self, at: event.at };
    },
    anchors: new Map(
      (await anchorsOf(db, row.batch.microCredentialId))
        .filter(({ id }) => !settledHere.has(id))
        .map(({ submissionId, consensus }) => [
          submissionId,
          consensus
            .filter(({ levelId, criterionId }) => {
              const criterion = row.rubric.criteria.find(({ id }) => id === criterionId);
              return criterion && pointsOn(criterion, [{ criterionId, levelId }]) !== undefined;
            })
            .map(({ criterionId, levelId }) => ({ criterionId, levelId })),
        ]),
    ),
  };
}

/** What was said of one submission: every note, the latest vote of each, and the consensus that stands. */
export function saidOf(entries: readonly EntryRow[], nameOf: Said['nameOf'], place: Place) {
  const notes: SessionNote[] = [];
  const votes = new Map<string, SessionVote>();
  let consensus: SessionConsensus | null = null;
  for (const entry of entries) {
    const { id, personId, event } = entry;
    const base = { id, ...nameOf(entry) };
    switch (event.type) {
      case 'calibration.noted': {
        const { criterionId, span, text } = event.payload;
        notes.push({ ...base, criterionId, span: span && place(span), text });
        break;
      }
      case 'calibration.voted':
        votes.set(personId, { ...base, scores: event.payload.scores });
        break;
      case 'calibration.settled': {
        const { scores, annotations, rationale } = event.payload;
        const placed = annotations.map((one) => ({ ...one, span: place(one.span) }));
        consensus = { ...base, scores, annotations: placed, rationale };
        break;
      }
    }
  }
  return { notes, votes: [...votes.values()], consensus };
}
