import { type Cue, cuesOf, saidAt } from '../domain/cues.ts';
import type { SaidName } from '../domain/packDraft.ts';
import { type TextHit, type WordFinder, withoutWords } from './words.ts';

/** The moments at which names are said, as WebVTT captions have it, by time. */
export function namesSaid(captions: string, find: WordFinder): SaidName[] {
  const hits = find(captions);
  return cuesOf(captions).flatMap((cue) =>
    hits
      .filter(({ start, end }) => start >= cue.start && end <= cue.end)
      .map(({ start, end }) => ({
        startMs: Math.floor(saidAt(cue, start)),
        endMs: Math.ceil(saidAt(cue, end)),
        text: captions.slice(cue.start, cue.end),
        start: start - cue.start,
        end: end - cue.start,
      })),
  );
}

/** Words are said at times that captions tell roughly. */
const slackMs = 500;

function wordsOf(captions: string, { start, end }: Cue): TextHit[] {
  const words = captions.slice(start, end).matchAll(/\S+/gu);
  return [...words].map((word) => ({
    identifier: 0,
    start: start + word.index,
    end: start + word.index + word[0].length,
  }));
}

/**
 * Captions without the words that are said, or may be, while nothing must be heard.
 * @param silent stretches of the recording, milliseconds
 */
export function captionsWithout(
  captions: string,
  silent: readonly { startMs: number; endMs: number }[],
): { text: string; words: number } {
  const isSilent = (from: number, to: number) =>
    silent.some(({ startMs, endMs }) => from < endMs + slackMs && to > startMs - slackMs);
  const words = cuesOf(captions).flatMap((cue) =>
    isSilent(cue.startMs, cue.endMs)
      ? wordsOf(captions, cue).filter(({ start, end }) => isSilent(saidAt(cue, start), saidAt(cue, end)))
      : [],
  );
  return { text: withoutWords(captions, words), words: words.length };
}
