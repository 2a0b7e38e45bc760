import { orderEffectOf, type Placed } from '#shared/agreement/orderEffect.ts';
import { criterionOf, levelOf } from '#shared/domain/rubric.ts';
import type { OrderEffects } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import { type CountedRow, countedReadings } from '../../db/queries/agreement.ts';

type Batch = OrderEffects['batches'][number];

/** The mean of a reading's points over the criteria. */
function placed({ rubric, place, scores }: CountedRow): Placed {
  const points = scores.map(({ criterionId, levelId }) => {
    const criterion = criterionOf(rubric, criterionId);
    return (criterion && levelOf(criterion, levelId)?.points) ?? 0;
  });
  return { place, score: points.reduce((sum, one) => sum + one, 0) / Math.max(1, points.length) };
}

function batchOf(rows: [CountedRow, ...CountedRow[]]): Batch {
  const [{ batchId, name, kind }] = rows;
  const byReader = Map.groupBy(rows, (row) => row.readerInBatch);
  return {
    batchId,
    name,
    kind,
    readers: byReader.size,
    submissions: new Set(rows.map((row) => row.submissionId)).size,
    effects: [...byReader].map(([reader, some]) => ({ reader, effect: orderEffectOf(some.map(placed)) })),
  };
}

/** For each batch and reader, whether scores move along the reader's own order. */
export async function readOrderEffects(db: Database): Promise<OrderEffects> {
  const byBatch = Map.groupBy(await countedReadings(db), (row) => row.batchId);
  const batches = [...byBatch.values()].flatMap(([first, ...rest]) =>
    first ? [batchOf([first, ...rest])] : [],
  );
  return { batches };
}
