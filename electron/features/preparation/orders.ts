import { instant } from '#shared/domain/primitives.ts';
import { artefactsOf, saveArtefact } from '../../db/queries/artefacts.ts';
import { changeMedia, type MediaRecord } from '../../db/queries/media.ts';
import type { Source } from '../../media/making.ts';
import type { Ground } from '../../sync/ground.ts';
import { cancellationOf, failureOf } from './failures.ts';
import type { JobEnd, JobOrder } from './jobQueue.ts';
import { type Found, foundIn, type Probe, tellReadings } from './looking.ts';
import { type Maker, ProxyFacts, type Work } from './makers.ts';
import type { GrowingPeaks } from './standing.ts';

/** What is to be made, and of what. */
interface Wanted {
  maker: Maker;
  media: MediaRecord;
  title: string;
}

interface Parts {
  ground: Ground;
  probe: Probe;
  ffmpegPath(): string;
  growing: GrowingPeaks;
}

/** Even a slow machine is done with any recording long before; what is not hangs. */
const patience = { baseMs: 10 * 60_000, perMs: 10 };

function sourcesOf(ground: Ground, sha256: string, found: Found): Pick<Work, 'original' | 'played'> {
  const { store, library } = ground;
  const row = artefactsOf(store.db, sha256);
  const input = library.fileOf(sha256);
  if (input === undefined) throw new Error('the recording is not there any more');
  const original: Source = { input, tracks: found.tracks, durationMs: found.durationMs };
  if (found.why === null) return { original, played: original };
  const proxy = ProxyFacts.safeParse(row.find(({ name }) => name === 'proxy')?.facts).data;
  const played = proxy
    ? { ...original, input: library.derivedOf(sha256, 'proxy'), tracks: proxy.tracks }
    : original;
  return { original, played };
}

function workOn(
  { media: { sha256 } }: Wanted,
  parts: Parts,
  run: { signal: AbortSignal; progress(share: number): void },
): Work {
  const { ground, probe, ffmpegPath, growing } = parts;
  const found = foundIn(ground.store.db, sha256);
  if (found === undefined) throw new Error('nothing is known of the recording');
  const { durationMs } = found;
  const limit = patience.baseMs + patience.perMs * durationMs;
  return {
    ...sourcesOf(ground, sha256, found),
    factsOf: (kind) => artefactsOf(ground.store.db, sha256).find(({ name }) => name === kind)?.facts,
    keep: (name, make) => ground.library.makeDerived(sha256, name, make),
    tracksOf: async (path) => (await probe(path, run.signal)).tracks,
    onPeaks: (part, bytes) => growing.set(sha256, { part, bytes }),
    options: {
      ffmpegPath: ffmpegPath(),
      signal: run.signal,
      timeLimitMs: limit,
      onTime: (ms) => durationMs > 0 && run.progress(Math.min(1, ms / durationMs)),
    },
  };
}

/** Writes down how it ended. What was stopped with the program is begun anew with it, so it is no end. */
function record(
  { maker, media: { sha256 } }: Wanted,
  ground: Ground,
  outcome: { end: JobEnd; facts: Record<string, unknown> },
) {
  const { end, facts } = outcome;
  if (end.kind === 'stopped') return;
  const { kind: name, version } = maker;
  const state = end.kind === 'done' ? 'ready' : end.kind;
  const problem =
    end.kind === 'done' ? null : end.kind === 'failed' ? failureOf(name, end.error) : cancellationOf(name);
  ground.store.transaction((db) => {
    saveArtefact(db, { sha256, name, state, version, facts, problem, at: instant() });
    if (name === 'proxy') changeMedia(db, sha256, { unplayable: problem });
  });
  if (problem !== null) ground.host.log.warn({ sha256, name, why: problem.code }, 'not made of a recording');
  if (name === 'proxy') tellReadings(ground, sha256);
}

/** The job that makes one thing of a recording and writes down how that ended. */
export function orderFor(wanted: Wanted, parts: Parts): JobOrder {
  const { maker, media, title } = wanted;
  let facts: Record<string, unknown> = {};
  return {
    kind: maker.kind,
    sha256: media.sha256,
    title,
    weight: maker.weight,
    run: async (signal, progress) => {
      facts = await maker.make(workOn(wanted, parts, { signal, progress }));
    },
    ended: (end) => {
      if (maker.kind === 'peaks') parts.growing.delete(media.sha256);
      record(wanted, parts.ground, { end, facts });
    },
  };
}
