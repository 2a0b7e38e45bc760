import type { Job, Prepared } from '#shared/contract/evidence.ts';
import type { ArtefactRecord } from '../../db/queries/artefacts.ts';
import { peaksPerSecond } from '../../media/peaks.ts';
import type { Found } from './looking.ts';
import { CaptionFacts, type Maker, makerOf, makers } from './makers.ts';

type Part = Pick<Prepared['frames'], 'state' | 'problem'>;

/** Everything that the state of a recording is read from. */
export interface Standing {
  sha256: string;
  /** Undefined where nothing could be found in it. */
  found: Found | undefined;
  /** What was made, as far as its files are there and of today's makers. */
  made: readonly ArtefactRecord[];
  jobs: readonly Job[];
  /** Bytes of peaks that can be read. */
  peakBytes: number;
}

const none: Part = { state: 'none', problem: null };

function recordOf({ made }: Standing, kind: Job['kind']): ArtefactRecord | undefined {
  return made.find(({ name }) => name === kind);
}

/** Whether something waits for a proxy that will not come. */
function isStranded(standing: Standing, { kind }: Maker): boolean {
  const proxy = recordOf(standing, 'proxy');
  return kind !== 'proxy' && standing.found?.why != null && proxy !== undefined && proxy.state !== 'ready';
}

function partOf(standing: Standing, maker: Maker): Part {
  const { found, jobs } = standing;
  if (!found?.tracks || !maker.applies(found.tracks, found.why !== null)) return none;
  const job = jobs.find(({ kind }) => kind === maker.kind);
  if (job) return { state: job.state, problem: null };
  const record = recordOf(standing, maker.kind);
  if (record) return { state: record.state, problem: record.problem };
  return isStranded(standing, maker) ? none : { state: 'waiting', problem: null };
}

/** What is still to be begun: all that applies, waits for nothing, and was not begun. */
export function toBegin(standing: Standing): Maker[] {
  const { found, jobs } = standing;
  if (!found) return [];
  const proxied = found.why === null || recordOf(standing, 'proxy')?.state === 'ready';
  return makers.filter(({ kind, after, applies }) => {
    const begun = recordOf(standing, kind) ?? jobs.find((job) => job.kind === kind);
    const held = after !== undefined && recordOf(standing, after) === undefined;
    const wanted = applies(found.tracks, found.why !== null) && begun === undefined;
    return wanted && !held && (proxied || kind === 'proxy');
  });
}

/** How far a recording is prepared, as the screen is told. */
export function shownPrepared(standing: Standing): Prepared {
  const part = (kind: Job['kind']) => partOf(standing, makerOf(kind));
  const sheet = recordOf(standing, 'thumbnails')?.facts.sheet as Prepared['thumbnails']['sheet'] | undefined;
  const captions = CaptionFacts.safeParse(recordOf(standing, 'captions')?.facts).data?.captions;
  return {
    sha256: standing.sha256,
    frames: part('frames'),
    peaks: { ...part('peaks'), perSecond: peaksPerSecond, available: standing.peakBytes },
    thumbnails: { ...part('thumbnails'), sheet: sheet ?? null },
    proxy: { ...part('proxy'), why: standing.found?.why ?? null },
    captions: captions ?? [],
  };
}
