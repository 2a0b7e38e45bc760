import type { Handlers, Parsed } from '#shared/contract/registry.ts';
import type { Scoring } from '../features/scoring/scoring.ts';

type One = { readingId: string };

export function scoringHandlers(scoring: Scoring) {
  return {
    'scoring.open': ({ batchId, submissionId }: Parsed<'scoring.open'>) =>
      scoring.open(batchId, submissionId),
    'scoring.save': ({ readingId, edits }: Parsed<'scoring.save'>) => scoring.save(readingId, edits),
    'scoring.undo': ({ readingId }: One) => scoring.undo(readingId),
    'scoring.redo': ({ readingId }: One) => scoring.redo(readingId),
    'scoring.watched': (input: Parsed<'scoring.watched'>) => scoring.watched(input),
    'scoring.align': ({ readingId, offset }: Parsed<'scoring.align'>) => scoring.align(readingId, offset),
    'scoring.addTime': ({ readingId, ms }: Parsed<'scoring.addTime'>) => scoring.addTime(readingId, ms),
    'scoring.summary': ({ readingId }: One) => scoring.summary(readingId),
    'scoring.submit': ({ readingId }: One) => scoring.submit(readingId),
    'scoring.session': ({ batchId }: Parsed<'scoring.session'>) => scoring.session(batchId),
    'scoring.revise': ({ readingId }: One) => scoring.revise(readingId),
  } satisfies Partial<Handlers>;
}
