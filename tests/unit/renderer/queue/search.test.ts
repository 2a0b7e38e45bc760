import { describe, expect, it } from 'vitest';
import { searchBatches } from '../../../../renderer/src/features/queue/search.ts';
import { batchRow } from './batchRow.ts';

const names = (batches: readonly { name: string }[]) => batches.map(({ name }) => name);

describe('the search of the queue', () => {
  const batches = [
    batchRow({ name: 'École, autumn', kind: 'practice', microCredential: null }),
    batchRow({ name: 'Wait time', microCredential: 'Facilitating discourse' }),
  ];

  it('finds a name whatever its accents and case', () => {
    expect(names(searchBatches(batches, 'ecole'))).toEqual(['École, autumn']);
    expect(names(searchBatches(batches, 'ÉCOLE'))).toEqual(['École, autumn']);
  });

  it('looks into the kind and the micro-credential', () => {
    expect(names(searchBatches(batches, 'practice'))).toEqual(['École, autumn']);
    expect(names(searchBatches(batches, 'discourse'))).toEqual(['Wait time']);
  });

  it('wants every word', () => {
    expect(names(searchBatches(batches, 'time wait'))).toEqual(['Wait time']);
    expect(searchBatches(batches, 'wait autumn')).toEqual([]);
  });

  it('leaves everything for a search of blanks', () => {
    expect(searchBatches(batches, '  ')).toEqual(batches);
  });
});
