import { expect, it } from 'vitest';
import { plainView, viewed } from '../../../../renderer/src/features/queue/queueView.ts';
import { batchRow } from './batchRow.ts';

it('the queue shows what is searched for within the filters, in the chosen order', () => {
  const batches = [
    batchRow({ name: 'Discourse 1', kind: 'practice' }),
    batchRow({ name: 'Discourse 2' }),
    batchRow({ name: 'Discourse 3' }),
    batchRow({ name: 'Wait time', microCredential: null }),
  ];
  const view = {
    ...plainView,
    search: 'discourse',
    kind: 'operational',
    sort: { column: 'name', descending: true },
  } as const;
  expect(viewed(batches, view).map(({ name }) => name)).toEqual(['Discourse 3', 'Discourse 2']);
});
