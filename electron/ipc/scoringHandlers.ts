import type { Handlers, Parsed } from '#shared/contract/registry.ts';
import type { Change } from '../features/scoring/changes.ts';
import type { Scoring } from '../features/scoring/scoring.ts';

export function scoringHandlers(scoring: Scoring) {
  const save = (readingId: string, change: Change) => ({ savedAt: scoring.change(readingId, change) });
  return {
    'scoring.open': ({ batchId, submissionId }: Parsed<'scoring.open'>) =>
      scoring.open(batchId, submissionId),
    'scoring.saveAnnotation': ({ readingId, annotation }: Parsed<'scoring.saveAnnotation'>) =>
      save(readingId, { kind: 'annotation', annotation }),
    'scoring.removeAnnotation': ({ readingId, annotationId }: Parsed<'scoring.removeAnnotation'>) =>
      save(readingId, { kind: 'annotation removed', annotationId }),
    'scoring.saveScore': ({ readingId, score }: Parsed<'scoring.saveScore'>) =>
      save(readingId, { kind: 'score', score }),
    'scoring.saveFeedback': ({ readingId, feedback }: Parsed<'scoring.saveFeedback'>) =>
      save(readingId, { kind: 'feedback', feedback }),
    'scoring.addTime': ({ readingId, ms }: Parsed<'scoring.addTime'>) =>
      save(readingId, { kind: 'time', ms }),
    'scoring.summary': ({ readingId }: Parsed<'scoring.summary'>) => scoring.summary(readingId),
    'scoring.submit': ({ readingId }: Parsed<'scoring.submit'>) => scoring.submit(readingId),
    'scoring.revise': ({ readingId }: Parsed<'scoring.revise'>) => scoring.revise(readingId),
  } satisfies Partial<Handlers>;
}
