import type { Job } from '#shared/contract/evidence.ts';
import { type ArtefactRecord, artefactsOf } from '../../db/queries/artefacts.ts';
import { plainFile, type Stored } from '../../media/sealed/stored.ts';
import type { Ground } from '../../sync/ground.ts';
import type { JobQueue } from './jobQueue.ts';
import { foundIn } from './looking.ts';
import { makers } from './makers.ts';
import type { Standing } from './shown.ts';

/** Where the peaks of a recording can be read while they are made, and how many bytes of them. */
export type GrowingPeaks = Map<string, { part: string; bytes: number }>;

/** A file made of a recording, to be served. */
export interface MadeFile {
  stored: Stored;
  mediaType: string;
  made: { tag: string };
}

type Place = Pick<Ground, 'store' | 'library'>;

/** Whether it still counts: of today's maker, and its file, if it has one, is there. */
function counts({ library }: Place, { sha256, name, version, state }: ArtefactRecord): boolean {
  if (version !== makers.find(({ kind }) => kind === name)?.version) return false;
  return state !== 'ready' || name === 'captions' || library.derivedBytes(sha256, name) > 0;
}

export function standingOf(
  place: Place,
  sha256: string,
  running?: { queue: JobQueue; growing: GrowingPeaks },
): Standing {
  const { store, library } = place;
  const made = artefactsOf(store.db, sha256).filter((record) => counts(place, record));
  const whole = made.some(({ name, state }) => name === 'peaks' && state === 'ready');
  const jobs: Job[] = running?.queue.list().filter((job) => job.sha256 === sha256) ?? [];
  return {
    sha256,
    found: foundIn(store.db, sha256),
    made,
    jobs,
    peakBytes: whole ? library.derivedBytes(sha256, 'peaks') : (running?.growing.get(sha256)?.bytes ?? 0),
  };
}

const mediaTypes: Record<Job['kind'], string> = {
  frames: 'application/octet-stream',
  peaks: 'application/octet-stream',
  thumbnails: 'image/jpeg',
  proxy: 'video/mp4',
  captions: 'text/vtt',
};

/** @returns undefined for a name of nothing that was made */
export function madeFile(
  { sha256, made }: Standing,
  name: string,
  { ground, growing }: { ground: Place; growing: GrowingPeaks },
): MadeFile | undefined {
  const kind = name.replace(/-\d+$/, '') as Job['kind'];
  const mediaType = mediaTypes[kind];
  const record = made.find((one) => one.name === kind);
  const part = name === 'peaks' ? growing.get(sha256)?.part : undefined;
  if (mediaType === undefined) return undefined;
  if (record?.state === 'ready') {
    const tag = `${name}-${record.at.replace(/\D/g, '')}`;
    return { stored: ground.library.derivedOf(sha256, name), mediaType, made: { tag } };
  }
  return part === undefined ? undefined : { stored: plainFile(part), mediaType, made: { tag: 'growing' } };
}
