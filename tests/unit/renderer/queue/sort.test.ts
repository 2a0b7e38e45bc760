import { describe, expect, it } from 'vitest';
import { type SortColumn, sortBatches, sortedBy } from '../../../../renderer/src/features/queue/sort.ts';
import { batchRow } from './batchRow.ts';

const sooner = batchRow({ name: 'Window 2', dueAt: '2026-11-01T00:00:00.000Z', kind: 'practice' });
const later = batchRow({
  name: 'window 10',
  dueAt: '2026-12-01T00:00:00.000Z',
  readings: { total: 4, submitted: 1 },
});
const undated = batchRow({ name: 'Anytime', readings: { total: 2, submitted: 1 } });
const finished = batchRow({
  name: 'Done',
  state: 'finished',
  dueAt: '2026-01-01T00:00:00.000Z',
  readings: { total: 3, submitted: 3 },
});
const batches = [finished, undated, later, sooner];

const order = (column: SortColumn, descending = false) =>
  sortBatches(batches, { column, descending }).map(({ name }) => name);

describe('the order of the queue', () => {
  it('is by due date, then what has no date, then what is finished', () => {
    expect(order('due')).toEqual(['Window 2', 'window 10', 'Anytime', 'Done']);
  });

  it('by due date turned round still leaves undated and finished batches below', () => {
    expect(order('due', true)).toEqual(['window 10', 'Window 2', 'Anytime', 'Done']);
  });

  it('by name goes as people count, whatever the case', () => {
    expect(order('name')).toEqual(['Anytime', 'Done', 'Window 2', 'window 10']);
    expect(order('name', true)).toEqual(['window 10', 'Window 2', 'Done', 'Anytime']);
  });

  it('by kind puts practice before operational and leaves equals as they were', () => {
    expect(order('kind')).toEqual(['Window 2', 'Done', 'Anytime', 'window 10']);
    expect(order('kind', true)).toEqual(['Done', 'Anytime', 'window 10', 'Window 2']);
  });

  it('by what is read goes by the share, not the number', () => {
    expect(order('read')).toEqual(['Window 2', 'window 10', 'Anytime', 'Done']);
  });

  it('leaves the list it was given alone', () => {
    order('name');
    expect(batches.map(({ name }) => name)).toEqual(['Done', 'Anytime', 'window 10', 'Window 2']);
  });
});

it('a heading pressed once sorts up, pressed again down, and another begins anew', () => {
  const once = sortedBy('name', { column: 'due', descending: true });
  expect(once).toEqual({ column: 'name', descending: false });
  const twice = sortedBy('name', once);
  expect(twice).toEqual({ column: 'name', descending: true });
  expect(sortedBy('name', twice)).toEqual({ column: 'name', descending: false });
  expect(sortedBy('read', twice)).toEqual({ column: 'read', descending: false });
});
