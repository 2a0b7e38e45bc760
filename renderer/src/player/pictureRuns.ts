import type { CommandRun, CommandRuns } from '../commands/catalogue.ts';
import { isAsRecorded, type Picture, type PictureControl, pictureBounds } from './picture.ts';

/** A tenth of what is seen. */
const panStep = 0.1;

/** What the keys of the picture do; moving it only where it is enlarged. */
export function pictureRuns({ store, by, reset }: PictureControl): CommandRuns {
  const { brightness, contrast, zoom } = pictureBounds;
  const change = (part: Partial<Picture>): CommandRun => ({ run: () => by(part) });
  const pan = (part: Partial<Picture>): CommandRun => ({
    run: () => by(part),
    when: () => store.getState().zoom > 1,
  });
  return {
    'picture.brighter': change({ brightness: brightness.step }),
    'picture.darker': change({ brightness: -brightness.step }),
    'picture.moreContrast': change({ contrast: contrast.step }),
    'picture.lessContrast': change({ contrast: -contrast.step }),
    'picture.zoomIn': change({ zoom: zoom.step }),
    'picture.zoomOut': change({ zoom: -zoom.step }),
    'picture.panLeft': pan({ panX: -panStep }),
    'picture.panRight': pan({ panX: panStep }),
    'picture.panUp': pan({ panY: -panStep }),
    'picture.panDown': pan({ panY: panStep }),
    'picture.reset': { run: reset, when: () => !isAsRecorded(store.getState()) },
  };
}
