import { resolve } from 'node:path';
import { openDetector } from '#electron/media/faces/detector.ts';
import { findFaces } from '#electron/media/faces/findFaces.ts';
import type { Cover } from '#shared/domain/redaction.ts';
import { type DrawnFace, facesIn, isHidden } from '#tests/helpers/classroomFaces.ts';
import type { MediaFolder } from '#tests/helpers/mediaFixtures.ts';
import { type Bench, type Measure, measureOf, seconds } from './measure.ts';
import { onMedia } from './onMedia.ts';

const options = { ffmpegPath: '' };
const [perSecond, wholeMs, partMs] = [30, 27_000, 9_000];

const ofPeople = {
  against: 'every person in every second, as drawn by hand',
  better: 'higher',
  unit: 'person-seconds',
} as const;

interface Counted {
  /** Of one person in one second, all pictures of which hide the face. */
  personSeconds: number;
  allPersonSeconds: number;
  /** In which at least one face is seen. */
  openPictures: number;
  allPictures: number;
}

/** Counts picture by picture. @param times by which the people were made smaller, towards the upper left corner */
function counted(covers: readonly Cover[], lengthMs: number, times = 1): Counted {
  const smaller = ({ x, y, width, height }: DrawnFace): DrawnFace => ({
    ...{ x: x / times, y: y / times, width: width / times, height: height / times },
  });
  const allPictures = (lengthMs / 1000) * perSecond;
  const seen = new Set<string>();
  let openPictures = 0;
  for (let picture = 0; picture < allPictures; picture += 1) {
    const ms = (picture * 1000) / perSecond;
    const open = facesIn(ms).flatMap((face, person) => (isHidden(smaller(face), covers, ms) ? [] : [person]));
    for (const person of open) seen.add(`${person} ${Math.floor(ms / 1000)}`);
    if (open.length > 0) openPictures += 1;
  }
  const allPersonSeconds = facesIn(0).length * (lengthMs / 1000);
  return { personSeconds: allPersonSeconds - seen.size, allPersonSeconds, openPictures, allPictures };
}

async function measure(media: MediaFolder): Promise<Measure[]> {
  const detect = await openDetector();
  const classroom = resolve('..', 'shared', 'media', 'classroom.mp4');
  const found = { covers: [] as Cover[] };
  const took = await seconds(async () => {
    Object.assign(found, await findFaces({ input: classroom, detect, options, closer: false }));
  });
  const whole = counted(found.covers, wholeMs);
  const recall = (name: string, { personSeconds, allPersonSeconds }: Counted) =>
    measureOf({ name, target: 0.95, ...ofPeople }, { ours: [personSeconds], baseline: [allPersonSeconds] });
  const measures = [
    recall('faces', whole),
    measureOf(
      {
        ...{ name: 'faces-open', against: 'every picture', target: 0.01, better: 'lower', unit: 'pictures' },
      },
      { ours: [whole.openPictures], baseline: [whole.allPictures] },
    ),
    measureOf(
      {
        ...{ name: 'faces-speed', against: 'as long as it took', target: 1, better: 'higher', unit: 's' },
      },
      { ours: [wholeMs / 1000], baseline: [took] },
    ),
  ];
  for (const [times, closer] of [
    [2, false],
    [3, false],
    [3, true],
  ] as const) {
    const small = media.make(`smaller-${times}.mp4`, [
      ...['-i', classroom, '-t', String(partMs / 1000), '-an'],
      ...['-vf', `scale=iw/${times}:ih/${times},pad=960:540:0:0`],
    ]);
    const { covers } = await findFaces({ input: small, detect, options, closer });
    const name = `faces (${times} times smaller${closer ? ', closer look' : ''})`;
    measures.push(recall(name, counted(covers, partMs, times)));
  }
  return measures;
}

/** Finding the faces in a classroom, counted against where they are. */
export const faces: Bench = onMedia('faces', measure);
