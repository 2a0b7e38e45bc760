import { type MediaFolder, openMediaFolder } from '#tests/helpers/mediaFixtures.ts';
import type { Bench, Measure } from './measure.ts';

/** A bench on recordings that it makes, in a folder that is gone afterwards. */
export function onMedia(name: string, measure: (media: MediaFolder) => Promise<Measure[]>): Bench {
  return {
    name,
    async run() {
      const media = await openMediaFolder();
      try {
        return await measure(media);
      } finally {
        media.remove();
      }
    },
  };
}
