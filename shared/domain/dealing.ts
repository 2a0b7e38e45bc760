import { type Random, shuffled } from '../agreement/random.ts';

/** Somebody who can be given submissions to read. */
export interface DealtReader {
  id: string;
  /** What they have to read already, of the same batch. */
  load: number;
}

/** One reading that somebody is to make. */
export interface PlannedRead {
  submissionId: string;
  readerId: string;
  second: boolean;
}

export interface Deal {
  submissionIds: readonly string[];
  readers: readonly DealtReader[];
  /** Share of submissions that are read twice, 0 to 1. */
  secondReadRate: number;
  /** Whether nothing stands between a reader and a submission: no interest in it, and they have not met before. */
  mayRead: (readerId: string, submissionId: string) => boolean;
  /** Whether two may read the same submission: not where they are affiliated. */
  mayPair: (oneId: string, otherId: string) => boolean;
}

/** Who reads what, and what could not be had. */
export interface Dealt {
  reads: PlannedRead[];
  /** Submissions that nobody may read. */
  unread: string[];
  /** Submissions that were drawn for a second reading, and that no second reader may read. */
  single: string[];
}

/** Who is linked with whom by reading the same submission. */
class Groups {
  private readonly above = new Map<string, string>();

  of(reader: string): string {
    let top = reader;
    for (let next = this.above.get(top); next !== undefined; next = this.above.get(top)) top = next;
    return top;
  }

  link(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a !== b) this.above.set(a, b);
  }
}

/** The first of those that come before all others by these numbers, compared one after the other. */
function firstBy<T>(items: readonly T[], numbersOf: (item: T) => readonly number[]): T | undefined {
  let best: { item: T; numbers: readonly number[] } | undefined;
  for (const item of items) {
    const numbers = numbersOf(item);
    const differing = numbers.findIndex((one, i) => one !== best?.numbers[i]);
    const isBefore = differing !== -1 && (numbers[differing] ?? 0) < (best?.numbers[differing] ?? 0);
    if (best === undefined || isBefore) best = { item, numbers };
  }
  return best?.item;
}

const pairKey = (one: string, other: string) => [one, other].toSorted().join(' ');

/**
 * Deals submissions to readers. Everybody gets as many as anybody else, as far as conflicts of interest let them. Which
 * submissions are read twice is drawn by lot, so that the twice-read stand for all; who reads them second is chosen so
 * that all readers are linked, directly or over others, and their severities can be compared on one scale: first whoever
 * is not linked yet, then whoever has least to read, then whoever has least in common with the first reader (linked
 * designs: Eckes, Introduction to Many-Facet Rasch Measurement, 2nd ed. 2015, ch. 9).
 * @param random the same numbers deal the same
 */
export function deal(
  { submissionIds, readers, secondReadRate, mayRead, mayPair }: Deal,
  random: Random,
): Dealt {
  const load = new Map(readers.map((reader) => [reader.id, reader.load]));
  const inCommon = new Map<string, number>();
  const groups = new Groups();
  const ids = readers.map(({ id }) => id);
  const loadOf = (id: string) => load.get(id) ?? 0;
  const reads: PlannedRead[] = [];
  const give = (readerId: string, submissionId: string, second: boolean) => {
    load.set(readerId, loadOf(readerId) + 1);
    reads.push({ submissionId, readerId, second });
  };

  const order = shuffled(submissionIds, random);
  const firstOf = new Map<string, string>();
  for (const submissionId of order) {
    const free = shuffled(ids, random).filter((id) => mayRead(id, submissionId));
    const reader = firstBy(free, (id) => [loadOf(id)]);
    if (reader === undefined) continue;
    firstOf.set(submissionId, reader);
    give(reader, submissionId, false);
  }

  const single: string[] = [];
  const twice = shuffled([...firstOf], random).slice(0, Math.ceil(secondReadRate * order.length - 1e-9));
  for (const [submissionId, first] of twice) {
    const free = shuffled(ids, random).filter(
      (id) => id !== first && mayRead(id, submissionId) && mayPair(first, id),
    );
    const second = firstBy(free, (id) => [
      groups.of(id) === groups.of(first) ? 1 : 0,
      loadOf(id),
      inCommon.get(pairKey(first, id)) ?? 0,
    ]);
    if (second === undefined) {
      single.push(submissionId);
      continue;
    }
    groups.link(first, second);
    inCommon.set(pairKey(first, second), (inCommon.get(pairKey(first, second)) ?? 0) + 1);
    give(second, submissionId, true);
  }
  return { reads, unread: order.filter((id) => !firstOf.has(id)), single };
}

/** Two readers with as many submissions that both read. */
export interface Link {
  one: string;
  other: string;
  submissions: number;
}

/** Which readers have submissions in common; more than two of one submission are linked each with each. */
export function linksOf(reads: readonly Pick<PlannedRead, 'readerId' | 'submissionId'>[]): Link[] {
  const links = new Map<string, Link>();
  for (const some of Map.groupBy(reads, ({ submissionId }) => submissionId).values()) {
    const readers = [...new Set(some.map(({ readerId }) => readerId))].toSorted();
    for (const [i, one] of readers.entries())
      for (const other of readers.slice(i + 1)) {
        const key = pairKey(one, other);
        links.set(key, { one, other, submissions: (links.get(key)?.submissions ?? 0) + 1 });
      }
  }
  return [...links.values()];
}

/**
 * Readers in groups that have nothing in common: severities are comparable inside of a group alone, unless seeds or
 * anchors link them. The largest first.
 */
export function groupsOf(readerIds: readonly string[], links: readonly Link[]): string[][] {
  const groups = new Groups();
  for (const { one, other } of links) groups.link(one, other);
  const byTop = Map.groupBy(readerIds, (id) => groups.of(id));
  return [...byTop.values()].toSorted((a, b) => b.length - a.length);
}
