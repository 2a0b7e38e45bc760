import type { NewStatements } from '#shared/exchange/training.ts';
import { setStatements } from '../../db/queries/anchors.ts';
import { insertAct, lockOffice } from '../../db/queries/office.ts';
import type { Reader } from '../../db/queries/people.ts';
import type { Exchange } from '../../exchange.ts';
import { readTrainingAnchor } from './read.ts';

/**
 * Puts other statements on an example.
 * @throws Refusal `not_found` for any other submission
 */
export async function putStatements(
  exchange: Exchange,
  lead: Reader,
  { submissionId, statements }: NewStatements & { submissionId: string },
): Promise<void> {
  await exchange.db.transaction(async (tx) => {
    await lockOffice(tx);
    const { submission, microCredentialId } = await readTrainingAnchor({ ...exchange, db: tx }, submissionId);
    await setStatements(tx, submissionId, statements);
    await insertAct(tx, {
      ...{ personId: lead.personId, microCredentialId, at: exchange.now() },
      body: { kind: 'statementsSet', submission, statements: statements.length },
    });
  });
}
