import type { Reading } from '#shared/contract/scoring.ts';
import { scoreOf } from '#shared/domain/change.ts';
import { educatorName, type MergeValues } from '#shared/domain/mergeFields.ts';
import { criterionOf, levelOf } from '#shared/domain/rubric.ts';
import type { Span } from '#shared/domain/span.ts';
import { levelNumber } from '../levels.ts';
import type { WorkingState } from '../working/state.ts';

/** What the merge fields of a comment stand for in this reading, at this criterion. */
export function mergeValuesOf(
  { batch, submission, rubric }: Reading,
  { content, criterionId, annotationId }: Pick<WorkingState, 'content' | 'criterionId' | 'annotationId'>,
  textOf: (span: Span) => string,
): MergeValues {
  const criterion = criterionOf(rubric, criterionId ?? '');
  const level = criterion && levelOf(criterion, scoreOf(content, criterion.id).levelId);
  const span = content.annotations.find(({ id }) => id === annotationId)?.span;
  const { educator, pseudonym } = submission;
  return {
    educator: educatorName({ blind: batch.blind, educator, pseudonym }),
    submission: pseudonym,
    criterion: criterion?.name ?? null,
    level: criterion && level ? `${levelNumber(criterion, level)} · ${level.name}` : null,
    'micro-credential': batch.microCredential,
    time: span?.kind === 'time' ? textOf(span) : null,
  };
}
