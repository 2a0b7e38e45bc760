import { evenly, gamma } from '#shared/agreement/evidence/gamma.ts';
import type { Marked } from '#shared/agreement/evidence/matching.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { answerQuestions } from './answering.ts';

/** The same figure whenever the same marks are looked at. */
const seed = 2015;

answerQuestions((readers: ReadonlyMap<string, readonly Marked[]>, onProgress): Statistic => {
  const onDrawn = (drawn: number, of: number) => onProgress(drawn / of);
  return gamma(readers, { ...evenly, seed, onDrawn }).gamma;
});
