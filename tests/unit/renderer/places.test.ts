import { describe, expect, it } from 'vitest';
import { partOf } from '../../../renderer/src/app/Rail.tsx';
import { readingPath } from '../../../renderer/src/places.ts';

describe('places in the screen', () => {
  it('name the batch and the submission of a reading', () => {
    expect(readingPath('b-1', 's-2')).toBe('/batch/b-1/submission/s-2');
  });

  it('belong to a part of the rail', () => {
    expect(partOf(readingPath('b-1', 's-2'))).toBe('/');
    expect(partOf('/settings')).toBe('/settings');
  });
});
