import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asRecorded,
  createPictureControl,
  heldPicture,
  isAsRecorded,
  pictureStyle,
} from '../../../../renderer/src/player/picture.ts';

const any = fc.double({ min: -20, max: 20, noNaN: true });

describe('the picture', () => {
  it('is never moved out of sight', () => {
    fc.assert(
      fc.property(fc.record({ brightness: any, contrast: any, zoom: any, panX: any, panY: any }), (asked) => {
        const { zoom, panX, panY } = heldPicture(asked);
        for (const pan of [panX, panY]) expect(Math.abs(pan)).toBeLessThanOrEqual((zoom - 1) / 2 + 0.001);
      }),
    );
  });

  it('costs nothing as it was recorded', () => {
    expect(pictureStyle(asRecorded)).toEqual({});
  });

  it('comes back into sight when it is reduced again', () => {
    const control = createPictureControl();
    control.set({ zoom: 3 });
    control.by({ panX: 1, panY: -0.5 });
    expect(control.store.getState()).toMatchObject({ zoom: 3, panX: 1, panY: -0.5 });
    control.by({ zoom: -1 });
    expect(control.store.getState()).toMatchObject({ zoom: 2, panX: 0.5, panY: -0.5 });
    control.reset();
    expect(isAsRecorded(control.store.getState())).toBe(true);
  });
});
