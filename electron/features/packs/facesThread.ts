/** Looks for faces in recordings of a pack in a thread of its own: what runs the model keeps it busy. */
import { z } from 'zod';
import { problem } from '#shared/contract/errors.ts';
import { Id } from '#shared/domain/primitives.ts';
import { type Failed, runInThread } from '../../inThread.ts';
import { model, openDetector } from '../../media/faces/detector.ts';
import { type FacesInRecording, findFaces } from '../../media/faces/findFaces.ts';
import { FfmpegError } from '../../media/ffmpegWords.ts';
import { sealedAt } from '../../media/sealed/sealedFile.ts';

export const FacesWish = z.strictObject({
  ffmpegPath: z.string(),
  closer: z.boolean(),
  /** Under which the recordings are kept, 64 hexadecimal digits. */
  key: z.string(),
  recordings: z.array(z.strictObject({ fileId: Id, path: z.string() })).min(1),
});
export type FacesWish = z.infer<typeof FacesWish>;

export type FacesMessage =
  /** Pictures of one recording, of how many as far as is known. */
  | { kind: 'progress'; fileId: string; done: number; all: number }
  | { kind: 'found'; fileId: string; by: string; found: FacesInRecording }
  | Failed;

const notDecoded = (cause: unknown) =>
  problem(
    'invalid_input',
    'The pictures of a recording could not be looked at.',
    'Try again. If it stays, cover the faces by hand, and say in the pack that they are not looked for.',
    cause,
  );

runInThread<FacesMessage>(
  async (given, tell, signal) => {
    const { ffmpegPath, closer, key, recordings } = FacesWish.parse(given);
    const detect = await openDetector();
    for (const { fileId, path } of recordings) {
      const found = await findFaces({
        ...{
          input: sealedAt(path, Buffer.from(key, 'hex')),
          detect,
          closer,
          options: { ffmpegPath, signal },
        },
        onPictures: (done, all) => tell({ kind: 'progress', fileId, done, all }),
      }).catch((error: unknown) => {
        throw error instanceof FfmpegError ? notDecoded(error) : error;
      });
      tell({ kind: 'found', fileId, by: model, found });
    }
  },
  {
    message: 'Looking for faces broke off.',
    remedy: 'Begin again: recordings that were looked through stay as they are.',
  },
);
