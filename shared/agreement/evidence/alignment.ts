import { type Dissimilarity, dissimilar } from './dissimilarity.ts';
import type { Marked } from './matching.ts';

/** A span of one of several raters, who are counted from 0. */
export interface Placed extends Marked {
  readonly rater: number;
}

/** Spans that are taken for the same, at most one of each rater. */
export interface Unitary {
  readonly spans: readonly Placed[];
  /** The mean over all pairs of raters; a pair of which one or both have no span here counts as empty. */
  readonly disorder: number;
}

/** There are more ways to align the spans than can be looked through. */
export class TooManyWays extends Error {}

const mostCandidates = 200_000;
const mostStates = 200_000;
/** Ways that are followed at first, to know what the best costs at most. */
const firstStates = 32;

/** A unitary alignment that may be one of the best alignment. */
interface Candidate {
  /** Places among the spans, the first of them its own. */
  readonly places: readonly number[];
  readonly disorder: number;
  /** Which spans from its first on it has. */
  readonly bits: bigint;
  /** Its disorder above what its spans cost at least. */
  reduced: number;
}

/** Places of some spans, and of each what it differs from all the others. */
interface Grown {
  readonly places: readonly number[];
  readonly sums: readonly number[];
}

/** One span more, or undefined where it is of a rater who has one. */
function withOne(
  grown: Grown,
  place: number,
  spans: readonly Placed[],
  by: Dissimilarity,
): Grown | undefined {
  const span = spans[place];
  const members = grown.places.map((member) => spans[member]);
  if (!span || members.some((member) => member?.rater === span.rater)) return undefined;
  const apart = members.map((member) => (member ? dissimilar(member, span, by) : 0));
  return {
    places: [...grown.places, place],
    sums: [...grown.sums.map((sum, at) => sum + (apart[at] ?? 0)), apart.reduce((a, b) => a + b, 0)],
  };
}

/**
 * The candidates by their first span. What costs more than without one of its spans, which then stands alone, is none:
 * the pruning of Mathet et al. 2015, § 5.1, for each span instead of for all together.
 * @throws TooManyWays
 */
function candidatesOf(spans: readonly Placed[], raters: number, by: Dissimilarity): Candidate[][] {
  const pairs = (raters * (raters - 1)) / 2;
  const tooFar = (size: number) => (pairs + size - 1) * by.empty;
  let count = 0;
  const candidateOf = ({ places, sums }: Grown): Candidate => {
    if (++count > mostCandidates) throw new TooManyWays();
    const [size, apart] = [places.length, sums.reduce((a, b) => a + b, 0) / 2];
    const disorder = (apart + (pairs - (size * (size - 1)) / 2) * by.empty) / pairs;
    const first = places[0] ?? 0;
    const bits = places.reduce((all, place) => all | (1n << BigInt(place - first)), 0n);
    return { places, disorder, bits, reduced: disorder };
  };
  return spans.map((span, at) => {
    const near = [...spans.keys()]
      .slice(at + 1)
      .filter((place) => dissimilar(span, spans[place] ?? span, by) < tooFar(raters));
    const found: Candidate[] = [];
    const grow = (grown: Grown, from: number) => {
      const size = grown.places.length;
      if (size === 1 || grown.sums.every((sum) => sum <= tooFar(size))) found.push(candidateOf(grown));
      for (const [next, place] of near.slice(from).entries()) {
        const more = withOne(grown, place, spans, by);
        if (more?.sums.every((sum) => sum < tooFar(raters))) grow(more, from + next + 1);
      }
    };
    grow({ places: [at], sums: [0] }, 0);
    return found;
  });
}

/**
 * Takes from each candidate what its spans cost at least, whatever the alignment: prices under which no candidate costs
 * less than its spans, raised one after the other as far as they go (dual ascent of the set partitioning problem).
 */
function reduce(candidates: readonly Candidate[][]): void {
  const having: Candidate[][] = candidates.map(() => []);
  for (const candidate of candidates.flat())
    for (const place of candidate.places) having[place]?.push(candidate);
  const raise = (all: readonly Candidate[], by: number) => {
    for (const candidate of all) candidate.reduced -= by;
  };
  const shares = having.map((all) =>
    Math.min(...all.map(({ disorder, places }) => disorder / places.length)),
  );
  for (const [place, share] of shares.entries()) raise(having[place] ?? [], share);
  for (const all of having) raise(all, Math.min(...all.map(({ reduced }) => reduced)));
}

/** Some of the spans are aligned: all before one, and of those after it the ones in the bits. */
interface State {
  readonly cost: number;
  /** Unitary alignments so far: of two that cost the same, the one with fewer is taken. */
  readonly count: number;
  readonly taken: Candidate | undefined;
  readonly before: State | undefined;
}

interface Swept {
  readonly best: State | undefined;
  /** Nothing that may be better was left out. */
  readonly exact: boolean;
}

/** What rounding may make of a sum of costs. */
const rounding = 1e-9;

function isBetter(one: State, other: State | undefined): boolean {
  if (!other || one.cost < other.cost - rounding) return true;
  return one.cost <= other.cost + rounding && one.count < other.count;
}

/** Goes along the spans; each state takes every candidate of its first free span, and of equal states the best stays. */
function sweep(candidates: readonly Candidate[][], most: { states: number; cost: number }): Swept {
  const layers = candidates.map(() => new Map<bigint, State>());
  const last = new Map<bigint, State>();
  layers[0]?.set(0n, { cost: 0, count: 0, taken: undefined, before: undefined });
  let exact = true;
  const reach = (at: number, bits: bigint, state: State) => {
    let [to, rest] = [at + 1, bits >> 1n];
    for (; (rest & 1n) === 1n; rest >>= 1n) to++;
    const layer = layers[to] ?? last;
    if (isBetter(state, layer.get(rest))) layer.set(rest, state);
  };
  for (const [at, layer] of layers.entries()) {
    let states = [...layer];
    layer.clear();
    if (states.length > most.states) {
      states = states.toSorted(([, a], [, b]) => a.cost - b.cost).slice(0, most.states);
      exact = false;
    }
    for (const [bits, before] of states)
      for (const taken of candidates[at] ?? []) {
        const cost = before.cost + taken.reduced;
        if ((bits & taken.bits) === 0n && cost <= most.cost)
          reach(at, bits | taken.bits, { cost, count: before.count + 1, taken, before });
      }
  }
  return { best: last.get(0n), exact };
}

function bestOf(candidates: readonly Candidate[][]): State | undefined {
  const first = sweep(candidates, { states: firstStates, cost: Infinity });
  if (first.exact) return first.best;
  const cost = (first.best?.cost ?? Infinity) + rounding;
  const { best, exact } = sweep(candidates, { states: mostStates, cost });
  if (!exact) throw new TooManyWays();
  return best;
}

/**
 * The alignment of the spans of several raters with the least disorder: every span in one unitary alignment, and the sum
 * of their disorders as small as can be. Mathet, Widlöcher & Métivier, Computational Linguistics 41 (2015) 437–479,
 * § 4.4; found exactly, by dynamic programming along the timeline.
 * @param raters how many there are, also those without a span; two or more
 * @throws TooManyWays where too many spans of many raters lie close
 */
export function bestAlignment(spans: readonly Placed[], raters: number, by: Dissimilarity): Unitary[] {
  const ordered = spans.toSorted((a, b) => a.start + a.end - b.start - b.end || a.rater - b.rater);
  const candidates = candidatesOf(ordered, raters, by);
  reduce(candidates);
  const unitary: Unitary[] = [];
  for (let state = bestOf(candidates); state?.taken; state = state.before) {
    const { places, disorder } = state.taken;
    unitary.push({ spans: places.flatMap((place) => ordered[place] ?? []), disorder });
  }
  return unitary.reverse();
}
