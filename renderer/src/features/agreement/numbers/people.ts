import type { SeedRecord } from '#shared/exchange/agreement.ts';
import type { Standings } from '#shared/exchange/ladder.ts';
import { type ReaderDrift, signalOf } from './drifts.ts';

/** Why somebody should be talked to. */
export type Concern =
  | { readonly kind: 'suspended'; readonly since: string }
  | { readonly kind: 'seeds'; readonly failed: number }
  | { readonly kind: 'drift'; readonly way: 'higher' | 'lower'; readonly since: string };

/** A submission to look at together. */
export interface Example {
  readonly submissionId: string;
  readonly submission: string;
}

export interface PersonToTalkTo {
  readonly reader: string;
  /** The most urgent first; at least one. */
  readonly concerns: readonly Concern[];
  readonly examples: readonly Example[];
}

const mostExamples = 3;
const urgency: Record<Concern['kind'], number> = { suspended: 2, seeds: 1, drift: 0 };
const urgencyOf = ({ concerns: [first] }: PersonToTalkTo) => (first ? urgency[first.kind] : -1);

function driftConcern({ drift, departures }: ReaderDrift): Concern[] {
  const signal = drift.kind === 'drift' ? signalOf(drift) : undefined;
  const since = departures[signal?.point ?? -1]?.reading.at;
  return signal && since ? [{ kind: 'drift', way: signal.way, since }] : [];
}

/** Where a reader lies furthest from the others, the furthest first. */
function furthest({ departures }: ReaderDrift): Example[] {
  return departures
    .toSorted((a, b) => Math.abs(b.error) - Math.abs(a.error))
    .map(({ reading: { submissionId, submission } }) => ({ submissionId, submission }));
}

interface Known {
  standings: Pick<Standings, 'readers'>;
  seeds: Pick<SeedRecord, 'readers'>;
  /** Of readers who can be told apart; empty where they are too few. */
  drifts: readonly ReaderDrift[];
}

/** Whom to talk to, the most urgent first: who is suspended, who failed the last seeds, who has moved. */
export function peopleToTalkTo({ standings, seeds, drifts }: Known): PersonToTalkTo[] {
  const seedsOf = new Map(seeds.readers.map((one) => [one.reader, one]));
  const driftOf = new Map(drifts.map((one) => [one.reader, one]));
  const names = new Set([...standings.readers.map(({ reader }) => reader), ...driftOf.keys()]);
  const standingOf = new Map(standings.readers.map((one) => [one.reader, one]));
  const people = [...names].map((reader): PersonToTalkTo => {
    const watch = standingOf.get(reader)?.watch;
    const [own, drift] = [seedsOf.get(reader), driftOf.get(reader)];
    const moved = drift ? driftConcern(drift) : [];
    const failed = (own?.judged ?? []).filter(({ outcome }) => outcome?.passed === false).toReversed();
    const concerns: Concern[] = [
      ...(watch?.suspendedAt ? [{ kind: 'suspended' as const, since: watch.suspendedAt }] : []),
      ...(watch && watch.failed > 0 ? [{ kind: 'seeds' as const, failed: watch.failed }] : []),
      ...moved,
    ];
    const examples = [...failed, ...(drift && moved.length > 0 ? furthest(drift) : [])];
    return {
      reader,
      concerns,
      examples: examples
        .slice(0, mostExamples)
        .map(({ submissionId, submission }) => ({ submissionId, submission })),
    };
  });
  return people
    .filter(({ concerns }) => concerns.length > 0)
    .toSorted((a, b) => urgencyOf(b) - urgencyOf(a) || a.reader.localeCompare(b.reader));
}
