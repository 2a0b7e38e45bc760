import { and, eq, sql } from 'drizzle-orm';
import type { Change, DraftContent } from '#shared/domain/change.ts';
import type { Flag, FlagKind } from '#shared/domain/flag.ts';
import type { Annotation, Score } from '#shared/domain/reading.ts';
import { preparedOnce } from '../prepared.ts';
import { annotations, flags, readings, scores } from '../schema.ts';
import type { Db } from '../store.ts';

/** What a reading says, but for its feedback, which stands in the reading itself. */
export interface ContentRecord {
  scores: Score[];
  annotations: Annotation[];
  flags: Flag[];
}

// Ten thousand rows cost many times more one by one than as one text, and name nothing but what is listed here.
const annotationsText = preparedOnce((db) =>
  db
    .select({
      text: sql<string>`json_group_array(json_object(
        'id', id, 'span', json(span), 'criterionIds', json(criterion_ids), 'levelId', level_id, 'note', note
      ))`,
    })
    // Rows are cheaper to put in order than the texts made of them.
    .from(sql`(SELECT * FROM annotations WHERE reading_id = ${sql.placeholder('readingId')} ORDER BY rowid)`)
    .prepare(),
);

function annotationsOf(db: Db, readingId: string): Annotation[] {
  return JSON.parse(annotationsText(db).get({ readingId })?.text ?? '[]') as Annotation[];
}

export function readContent(db: Db, readingId: string): ContentRecord {
  const scoreRows = db.select().from(scores).where(eq(scores.readingId, readingId)).all();
  const flagRows = db.select().from(flags).where(eq(flags.readingId, readingId)).all();
  return {
    scores: scoreRows.map(({ readingId: _, ...score }) => score),
    annotations: annotationsOf(db, readingId),
    flags: flagRows.map(({ readingId: _, ...flag }) => flag),
  };
}

const annotationCount = preparedOnce((db) =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(annotations)
    .where(eq(annotations.readingId, sql.placeholder('readingId')))
    .prepare(),
);

/** Goes through all of them. */
export function countAnnotations(db: Db, readingId: string): number {
  return annotationCount(db).get({ readingId })?.count ?? 0;
}

const upsertScore = preparedOnce((db) => {
  const given = {
    readingId: sql.placeholder('readingId'),
    criterionId: sql.placeholder('criterionId'),
    levelId: sql.placeholder('levelId'),
    noEvidence: sql.placeholder('noEvidence'),
    rationale: sql.placeholder('rationale'),
  };
  return db
    .insert(scores)
    .values(given)
    .onConflictDoUpdate({
      target: [scores.readingId, scores.criterionId],
      set: {
        levelId: sql`excluded.level_id`,
        noEvidence: sql`excluded.no_evidence`,
        rationale: sql`excluded.rationale`,
      },
    })
    .prepare();
});

export function saveScore(db: Db, readingId: string, score: Score): void {
  upsertScore(db).run({ readingId, ...score });
}

const scoreOfCriterion = preparedOnce((db) =>
  db
    .select()
    .from(scores)
    .where(
      and(
        eq(scores.readingId, sql.placeholder('readingId')),
        eq(scores.criterionId, sql.placeholder('criterionId')),
      ),
    )
    .prepare(),
);

const upsertAnnotation = preparedOnce((db) => {
  const given = {
    readingId: sql.placeholder('readingId'),
    id: sql.placeholder('id'),
    span: sql.placeholder('span'),
    criterionIds: sql.placeholder('criterionIds'),
    levelId: sql.placeholder('levelId'),
    note: sql.placeholder('note'),
  };
  return db
    .insert(annotations)
    .values(given)
    .onConflictDoUpdate({
      target: [annotations.readingId, annotations.id],
      set: {
        span: sql`excluded.span`,
        criterionIds: sql`excluded.criterion_ids`,
        levelId: sql`excluded.level_id`,
        note: sql`excluded.note`,
      },
    })
    .prepare();
});

export function saveAnnotation(db: Db, readingId: string, annotation: Annotation): void {
  upsertAnnotation(db).run({ readingId, ...annotation });
}

const annotationIs = (readingId: string, id: string) =>
  and(eq(annotations.readingId, readingId), eq(annotations.id, id));

const annotationById = preparedOnce((db) =>
  db
    .select()
    .from(annotations)
    .where(
      and(eq(annotations.readingId, sql.placeholder('readingId')), eq(annotations.id, sql.placeholder('id'))),
    )
    .prepare(),
);

export function hasAnnotation(db: Db, readingId: string, id: string): boolean {
  return annotationById(db).get({ readingId, id }) !== undefined;
}

export function saveFeedback(db: Db, readingId: string, feedback: string): void {
  db.update(readings).set({ feedback }).where(eq(readings.id, readingId)).run();
}

function saveFlag(db: Db, readingId: string, { kind, note }: Flag): void {
  const target = [flags.readingId, flags.kind];
  db.insert(flags).values({ readingId, kind, note }).onConflictDoUpdate({ target, set: { note } }).run();
}

const flagIs = (readingId: string, kind: FlagKind) =>
  and(eq(flags.readingId, readingId), eq(flags.kind, kind));

/** Makes a change that was checked; only the row that it is about is touched. */
export function writeChange(db: Db, readingId: string, change: Change): void {
  switch (change.kind) {
    case 'score':
      saveScore(db, readingId, change.score);
      break;
    case 'annotation':
      saveAnnotation(db, readingId, change.annotation);
      break;
    case 'annotation removed':
      db.delete(annotations).where(annotationIs(readingId, change.annotationId)).run();
      break;
    case 'feedback':
      saveFeedback(db, readingId, change.feedback);
      break;
    case 'flag':
      saveFlag(db, readingId, change.flag);
      break;
    case 'flag removed':
      db.delete(flags).where(flagIs(readingId, change.flagKind)).run();
      break;
  }
}

const nothing: DraftContent = { scores: [], annotations: [], flags: [], feedback: '' };
const without = <T extends { readingId: string }>({ readingId: _, ...rest }: T) => rest;

/** Of what a draft says, the part that a change is about. */
export function contentAround(db: Db, readingId: string, change: Change): DraftContent {
  switch (change.kind) {
    case 'score': {
      const row = scoreOfCriterion(db).get({ readingId, criterionId: change.score.criterionId });
      return row ? { ...nothing, scores: [without(row)] } : nothing;
    }
    case 'annotation':
    case 'annotation removed': {
      const id = change.kind === 'annotation' ? change.annotation.id : change.annotationId;
      const row = annotationById(db).get({ readingId, id });
      return row ? { ...nothing, annotations: [without(row)] } : nothing;
    }
    case 'feedback': {
      const columns = { feedback: readings.feedback };
      const row = db.select(columns).from(readings).where(eq(readings.id, readingId)).get();
      return { ...nothing, feedback: row?.feedback ?? '' };
    }
    case 'flag':
    case 'flag removed': {
      const kind = change.kind === 'flag' ? change.flag.kind : change.flagKind;
      const rows = db.select().from(flags).where(flagIs(readingId, kind)).all();
      return { ...nothing, flags: rows.map(without) };
    }
  }
}

/** Fills a new draft with what another reading says. */
export function copyContent(db: Db, from: string, to: string): void {
  const content = readContent(db, from);
  for (const score of content.scores) saveScore(db, to, score);
  for (const annotation of content.annotations) saveAnnotation(db, to, annotation);
  for (const flag of content.flags) saveFlag(db, to, flag);
}
