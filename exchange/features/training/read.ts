import { citedAnnotations } from '#shared/domain/anchor.ts';
import type { TrainingAnchor, TrainingList } from '#shared/exchange/training.ts';
import { evidenceOfSubmission, findSubmission } from '../../db/queries/agreement.ts';
import { anchorRows } from '../../db/queries/anchors.ts';
import { rubricOf, steps } from '../../db/queries/qualification.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { deskNames } from '../agreement/subjects.ts';
import { holdingBy } from '../quality/holding.ts';

/** The open anchors of a micro-credential that hold by its newest rubric. */
async function openAnchors(exchange: Exchange, step: { microCredentialId: string; rubricHash: string }) {
  const rubric = await rubricOf(exchange.db, step.rubricHash);
  const names = await deskNames(exchange, step.microCredentialId);
  const rows = await anchorRows(exchange.db, step.microCredentialId);
  const holding = await holdingBy(exchange.db, step);
  const open = rows.filter(({ anchor }) => anchor.training && holding.has(anchor.submissionId));
  return {
    rubric,
    anchors: open.map((row) => ({ ...row, submission: names.get(row.anchor.submissionId) ?? '' })),
  };
}

/** What there is to learn from, by micro-credential. */
export async function readTraining(exchange: Exchange): Promise<TrainingList> {
  const trainings: TrainingList['trainings'] = [];
  for (const step of await steps(exchange.db)) {
    const { microCredentialId, title } = step;
    const { anchors } = await openAnchors(exchange, step);
    trainings.push({
      ...{ microCredentialId, title },
      anchors: anchors.map(({ submission, anchor: { submissionId, difficulty, statements } }) => ({
        ...{ submissionId, submission, difficulty, statements: statements.length },
      })),
    });
  }
  return { trainings };
}

/**
 * An open anchor with everything experts said of it.
 * @throws Refusal `not_found` for any other submission
 */
export async function readTrainingAnchor(exchange: Exchange, submissionId: string): Promise<TrainingAnchor> {
  const unknown = () => refuse('not_found', 'There is no such example. List the examples again.');
  const submission = await findSubmission(exchange.db, submissionId);
  const step = (await steps(exchange.db)).find(
    ({ microCredentialId }) => microCredentialId === submission?.microCredentialId,
  );
  if (step === undefined) throw unknown();
  const { rubric, anchors } = await openAnchors(exchange, step);
  const found = anchors.find(({ anchor }) => anchor.submissionId === submissionId);
  if (found === undefined) throw unknown();
  const { anchor, answers } = found;
  return {
    ...{ submissionId, submission: found.submission, difficulty: anchor.difficulty },
    ...{ microCredentialId: step.microCredentialId, rubric, answers },
    evidence: await evidenceOfSubmission(exchange.db, submissionId),
    scores: anchor.consensus.map(({ spans: _, ...score }) => score),
    annotations: citedAnnotations(anchor.consensus, new Map()),
    rationale: anchor.rationale,
    statements: anchor.statements,
  };
}
