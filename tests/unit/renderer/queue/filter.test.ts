import { describe, expect, it } from 'vitest';
import { filterBatches, kindsOf } from '../../../../renderer/src/features/queue/filter.ts';
import { batchRow } from './batchRow.ts';

const unclaimed = batchRow({ name: 'unclaimed', state: 'available', kind: 'practice' });
const begun = batchRow({ name: 'begun', readings: { total: 3, submitted: 1, accepted: 1 } });
const sent = batchRow({
  name: 'sent',
  nextSubmissionId: null,
  readings: { total: 3, submitted: 3, accepted: 2, waiting: 1 },
});
const closed = batchRow({ name: 'closed', state: 'finished' });
const unknown = batchRow({ name: 'unknown', state: 'available', readings: { total: 0 } });
const batches = [unclaimed, begun, sent, closed, unknown];

const shown = (
  stage: 'all' | 'toDo' | 'waiting' | 'finished',
  kind: 'practice' | 'operational' | null = null,
) => filterBatches(batches, { stage, kind }).map(({ name }) => name);

describe('the filter of the queue', () => {
  it('shows all batches in their order', () => {
    expect(shown('all')).toEqual(['unclaimed', 'begun', 'sent', 'closed', 'unknown']);
  });

  it('shows as to do what is not read to the end, claimed or not', () => {
    expect(shown('toDo')).toEqual(['unclaimed', 'begun', 'unknown']);
  });

  it('shows as waiting what the exchange has not answered, finished or not', () => {
    expect(shown('waiting')).toEqual(['sent']);
  });

  it('shows as finished what has nothing left to read', () => {
    expect(shown('finished')).toEqual(['sent', 'closed']);
  });

  it('narrows a stage to one kind', () => {
    expect(shown('toDo', 'practice')).toEqual(['unclaimed']);
    expect(shown('finished', 'practice')).toEqual([]);
  });

  it('offers only the kinds that occur', () => {
    expect(kindsOf(batches)).toEqual(['practice', 'operational']);
    expect(kindsOf([begun])).toEqual(['operational']);
  });
});
