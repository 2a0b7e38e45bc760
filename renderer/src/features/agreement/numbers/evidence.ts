import { type Marked, matchSpans } from '#shared/agreement/evidence/matching.ts';
import { inferred } from '#shared/agreement/linearised.ts';
import { insufficient, type Statistic } from '#shared/agreement/statistic.ts';
import type { CountedReading, MarkedReading } from '#shared/exchange/agreement.ts';
import { rangeOf, sharedPart } from '../../../compare/explain.ts';

/** A criterion that is looked at, with its place in the rubric. */
export interface Looked {
  readonly id: string;
  readonly letter: string;
  readonly place: number;
}

export interface EvidenceQuestion {
  /** What the filters let through. */
  readonly readings: readonly CountedReading[];
  readonly marked: readonly MarkedReading[];
  readonly criteria: readonly Looked[];
}

/** Scores of two readers on one criterion of one submission, and of those how many rest on a moment both cite. */
export interface Reasons {
  readonly scores: number;
  readonly shared: number;
}

/** What two readers of one submission marked. */
export interface EvidenceShared {
  readonly submissionId: string;
  readonly submission: string;
  readonly first: string;
  readonly second: string;
  readonly spans: number;
  readonly matched: number;
  /** Points between the two, over the criteria. */
  readonly apart: number;
}

/** Whether two readers mark the same moments, and whether they agree for the same reasons. */
export interface EvidencePair {
  readonly first: string;
  readonly second: string;
  readonly submissions: readonly EvidenceShared[];
  /** 2 · matched / all spans, over all submissions both read, with the error over submissions. */
  readonly f1: Statistic;
  readonly alike: Reasons;
  readonly different: Reasons;
}

/** Two spans match from half an overlap on. */
export const threshold = 0.5;

interface Read {
  readonly reading: CountedReading;
  readonly marks: MarkedReading['marks'];
}

/** The latest reading of each reader on each submission, with its marks: by submission, then by reader. */
function bySubmission({ readings, marked }: EvidenceQuestion): Map<string, Map<string, Read>> {
  const marksOf = new Map(marked.map(({ readingId, marks }) => [readingId, marks]));
  const all = new Map<string, Map<string, Read>>();
  for (const reading of readings.toSorted((a, b) => a.at.localeCompare(b.at))) {
    const read = all.get(reading.submissionId) ?? new Map<string, Read>();
    all.set(reading.submissionId, read);
    read.set(reading.reader, { reading, marks: marksOf.get(reading.readingId) ?? [] });
  }
  return all;
}

/** A mark of several criteria stands for each of them. */
function markedOn(marks: Read['marks'], criteria: readonly Looked[]): Marked[] {
  return marks.flatMap(({ span, criterionIds }) => {
    const range = rangeOf(span);
    if (range === undefined) return [];
    return criteria
      .filter(({ id }) => criterionIds.includes(id))
      .map(({ id }) => ({ category: `${span.evidenceId} ${id}`, ...range }));
  });
}

function isShared(first: Read, second: Read, criterionId: string): boolean {
  const cited = ({ marks }: Read) => marks.filter(({ criterionIds }) => criterionIds.includes(criterionId));
  return cited(first).some((a) => cited(second).some((b) => sharedPart(a.span, b.span) > 0));
}

/** The spans of different items or criteria never match, so each is matched by itself. */
function matchedOf(first: readonly Marked[], second: readonly Marked[]): number {
  const theirs = Map.groupBy(second, ({ category }) => category);
  return [...Map.groupBy(first, ({ category }) => category)].reduce((sum, [category, ours]) => {
    const found = matchSpans(ours, theirs.get(category) ?? [], { threshold, sameCategory: true });
    return sum + found.matches.length;
  }, 0);
}

function f1Of(shared: readonly EvidenceShared[]): Statistic {
  const some = shared.filter(({ spans }) => spans > 0);
  const spans = some.reduce((sum, one) => sum + one.spans, 0);
  const matched = some.reduce((sum, one) => sum + one.matched, 0);
  const n = { units: some.length, raters: 2, pairs: matched, overlap: some.length };
  if (spans === 0) return insufficient('Neither of the two marked anything on what both read.', n);
  const estimate = (2 * matched) / spans;
  const mean = spans / some.length;
  // Of a ratio of sums, what each submission contributes (delta method).
  const values = Float64Array.from(some, (one) => estimate + (2 * one.matched - estimate * one.spans) / mean);
  return inferred({ estimate, values, n, method: 'F1 at half overlap, over submissions' });
}

function pairOn(first: Read, second: Read, criteria: readonly Looked[]) {
  const { submissionId, submission: name } = first.reading;
  const [ours, theirs] = [markedOn(first.marks, criteria), markedOn(second.marks, criteria)];
  const reasons = criteria.flatMap(({ id, place }) => {
    const [a, b] = [first.reading.points[place] ?? null, second.reading.points[place] ?? null];
    return a === null || b === null ? [] : [{ apart: Math.abs(a - b), shared: isShared(first, second, id) }];
  });
  const shared: EvidenceShared = {
    submissionId,
    submission: name,
    first: first.reading.reader,
    second: second.reading.reader,
    spans: ours.length + theirs.length,
    matched: matchedOf(ours, theirs),
    apart: reasons.reduce((sum, { apart }) => sum + apart, 0),
  };
  return { shared, reasons };
}

function reasonsOf(reasons: readonly { shared: boolean }[]): Reasons {
  return { scores: reasons.length, shared: reasons.filter(({ shared }) => shared).length };
}

/** Of every two readers who share submissions, in the order of their names. */
export function evidenceNumbers(question: EvidenceQuestion): EvidencePair[] {
  const pairs = new Map<string, ReturnType<typeof pairOn>[]>();
  for (const read of bySubmission(question).values()) {
    const readers = [...read.values()].toSorted((a, b) => a.reading.reader.localeCompare(b.reading.reader));
    for (const [at, first] of readers.entries())
      for (const second of readers.slice(at + 1)) {
        const key = JSON.stringify([first.reading.reader, second.reading.reader]);
        const found = pairOn(first, second, question.criteria);
        pairs.set(key, [...(pairs.get(key) ?? []), found]);
      }
  }
  return [...pairs.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, found]) => {
      const [first, second] = JSON.parse(key) as [string, string];
      const shared = found.map((one) => one.shared);
      const reasons = found.flatMap((one) => one.reasons);
      return {
        first,
        second,
        submissions: shared,
        f1: f1Of(shared),
        alike: reasonsOf(reasons.filter(({ apart }) => apart === 0)),
        different: reasonsOf(reasons.filter(({ apart }) => apart > 0)),
      };
    });
}

/** A mark as a picture shows it. */
export interface PlacedMark {
  readonly id: string;
  /** Its letter. */
  readonly criterion: string;
  readonly reader: string;
  readonly submissionId: string;
  readonly unit: 'minutes' | 'characters';
  readonly start: number;
  readonly end: number;
}

const msPerMinute = 60_000;

/** What all readers of a submission marked on its item with the most marks, in minutes or characters. */
export function placedMarks(question: EvidenceQuestion, submissionId: string): PlacedMark[] {
  const read = [...(bySubmission(question).get(submissionId)?.values() ?? [])];
  const all = read.flatMap(({ reading, marks }) =>
    marks.map((mark) => ({ reader: reading.reader, ...mark })),
  );
  const ranged = all.filter(({ span }) => rangeOf(span) !== undefined);
  const [most = []] = [...Map.groupBy(ranged, ({ span }) => span.evidenceId).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  return most.flatMap(({ reader, span, criterionIds }, at) => {
    const range = rangeOf(span) ?? { start: 0, end: 0 };
    const per = span.kind === 'time' ? msPerMinute : 1;
    return question.criteria
      .filter(({ id }) => criterionIds.includes(id))
      .map(
        ({ letter }): PlacedMark => ({
          id: `${at} ${letter}`,
          criterion: letter,
          reader,
          submissionId,
          unit: span.kind === 'time' ? 'minutes' : 'characters',
          start: range.start / per,
          end: range.end / per,
        }),
      );
  });
}
