import type { BatchManifest, Submission } from '#shared/domain/batch.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { expect } from '../test.ts';

/** A reader gives every criterion the level of a place, the first of them with evidence, and the exchange takes it. */
export async function readAt(
  reader: ExchangeReader,
  { manifest, submission }: { manifest: BatchManifest; submission: Submission },
  { place, annotations }: { place: number; annotations: Annotation[] },
): Promise<void> {
  const event = reader.sign(manifest, submission, {
    scores: manifest.rubric.criteria.map(({ id, levels }, i) => ({
      criterionId: id,
      levelId: levels[place]?.id ?? '',
      noEvidence: i > 0,
      rationale: '',
    })),
    annotations,
  });
  const { verdicts } = (await (await reader.push([event])).json()) as { verdicts: { verdict: string }[] };
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted']);
}
