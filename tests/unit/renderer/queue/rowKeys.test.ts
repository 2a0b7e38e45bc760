import { describe, expect, it } from 'vitest';
import { moveOf } from '../../../../renderer/src/features/queue/rowKeys.ts';

describe('a key on a row of the queue', () => {
  it('moves to the neighbour and stays at the ends', () => {
    expect(moveOf('ArrowDown', 0, 3)).toEqual({ kind: 'focus', index: 1 });
    expect(moveOf('ArrowDown', 2, 3)).toEqual({ kind: 'focus', index: 2 });
    expect(moveOf('ArrowUp', 0, 3)).toEqual({ kind: 'focus', index: 0 });
  });

  it('goes to the first and the last row', () => {
    expect(moveOf('Home', 2, 3)).toEqual({ kind: 'focus', index: 0 });
    expect(moveOf('End', 0, 3)).toEqual({ kind: 'focus', index: 2 });
  });

  it('takes the next step, and opens and closes the list', () => {
    expect(moveOf('Enter', 0, 1)).toEqual({ kind: 'act' });
    expect(moveOf('NumpadEnter', 0, 1)).toEqual({ kind: 'act' });
    expect(moveOf('ArrowRight', 0, 1)).toEqual({ kind: 'open' });
    expect(moveOf('ArrowLeft', 0, 1)).toEqual({ kind: 'close' });
  });

  it('means nothing otherwise', () => {
    expect(moveOf('KeyA', 0, 1)).toBeUndefined();
  });
});
