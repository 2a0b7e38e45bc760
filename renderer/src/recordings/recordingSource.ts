import type { Problem } from '#shared/contract/errors.ts';
import type { Job, Prepared } from '#shared/contract/evidence.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { mediaUrl } from '../ipc/client.ts';
import type { RecordingSource } from '../player/source.ts';

/** An item of evidence that is a recording. */
export type RecordedItem = Pick<Evidence, 'id' | 'kind' | 'title'> & {
  media: { sha256: string };
  captions: { sha256: string } | null;
  /** Why it cannot be played, where that is known. */
  problem: Problem | null;
};

/** How a recording stands with the player. */
export type Playability =
  /** What is there to play is not known yet. */
  | { kind: 'asking' }
  | { kind: 'ready'; source: RecordingSource; problem: Problem | null }
  /** A copy that can be played is made, or waits for its turn. */
  | { kind: 'making'; why: string | null; job: Job | null }
  /** No copy is made any more. */
  | { kind: 'stopped'; why: string | null; problem: Problem | null };

/** What of the words for captions the source is named by. */
export interface CaptionWords {
  sidecar: string;
  embedded: (language: string | null, number: number) => string;
}

function captionsOf(item: RecordedItem, prepared: Prepared | undefined, words: CaptionWords) {
  const sidecar =
    item.captions === null
      ? []
      : [{ id: 'sidecar', url: mediaUrl(item.captions.sha256), label: words.sidecar, language: null }];
  const embedded = (prepared?.captions ?? []).map(({ name, language }, index) => ({
    id: name,
    url: mediaUrl(item.media.sha256, name),
    label: words.embedded(language, index + 1),
    language,
  }));
  return [...sidecar, ...embedded];
}

/** What the player plays of an item: the recording itself, or the copy that stands in for it. */
export function recordingSource(
  item: RecordedItem,
  prepared: Prepared | undefined,
  words: CaptionWords,
): RecordingSource {
  const { sha256 } = item.media;
  return {
    url: mediaUrl(sha256, prepared?.proxy.state === 'ready' ? 'proxy' : undefined),
    title: item.title,
    hasPicture: item.kind === 'video',
    framesUrl: prepared?.frames.state === 'ready' ? mediaUrl(sha256, 'frames') : null,
    captions: captionsOf(item, prepared, words),
  };
}

/**
 * @param asking whether the workstation was asked how far the item is prepared and has not answered yet
 * @param jobs what runs and waits in the background
 */
export function playability(
  item: RecordedItem,
  { prepared, asking, jobs }: { prepared: Prepared | undefined; asking: boolean; jobs: readonly Job[] },
  words: CaptionWords,
): Playability {
  const source = () => recordingSource(item, prepared, words);
  // A recording the player is known to take is not kept waiting for what only makes it better.
  if (prepared === undefined && asking && item.problem !== null) return { kind: 'asking' };
  if (prepared === undefined) return { kind: 'ready', source: source(), problem: item.problem };
  const { state, why, problem } = prepared.proxy;
  switch (state) {
    case 'none':
      return { kind: 'ready', source: source(), problem: item.problem };
    case 'ready':
      return { kind: 'ready', source: source(), problem: null };
    case 'waiting':
    case 'running': {
      const job = jobs.find(({ kind, sha256 }) => kind === 'proxy' && sha256 === item.media.sha256);
      return { kind: 'making', why, job: job ?? null };
    }
    case 'failed':
    case 'cancelled':
      return { kind: 'stopped', why, problem };
  }
}
