import { join } from 'node:path';
import { problem } from '#shared/contract/errors.ts';
import { type Evidence, mediaOf } from '#shared/domain/evidence.ts';
import type { DraftFile, DraftSubmission, MadeFile } from '#shared/domain/packDraft.ts';
import type { FileReport } from '#shared/domain/packReport.ts';
import type { NewPack } from '#shared/exchange/packs.ts';
import { sealedAt } from '../../media/sealed/sealedFile.ts';
import type { Device } from '../../sync/device.ts';
import { sendMedia } from '../../sync/sendMedia.ts';
import { withFaces } from './fileReport.ts';
import { facesIn, type KnownPack } from './standing.ts';
import type { Told } from './work.ts';

const refOf = ({ report, mediaType }: MadeFile) => ({ ...report.after, mediaType });

function evidenceOf({ files }: DraftSubmission, made: ReadonlyMap<string, MadeFile>): Evidence[] {
  return files.flatMap(({ id, title, captionsOf }) => {
    const ready = made.get(id);
    if (!ready || ready.role === 'captions' || captionsOf !== null) return [];
    const captions = files.find((one) => one.captionsOf === id);
    const captionsMade = captions && made.get(captions.id);
    return [
      {
        ...{ id, kind: ready.role, title: title.trim(), durationMs: ready.durationMs },
        ...{ media: refOf(ready), captions: captionsMade ? refOf(captionsMade) : null },
      },
    ];
  });
}

function reportsOf(pack: KnownPack, submission: DraftSubmission, file: DraftFile): FileReport[] {
  const report = pack.made.get(file.id)?.report;
  if (!report) return [];
  if (file.role !== 'video') return [report];
  return [withFaces(report, pack.draft.faces, facesIn(pack, { submission, file }))];
}

/** A pack as it is sent: what was made and how, and beside it who handed it in. */
export function newPack(pack: KnownPack): NewPack {
  const { draft, made, searching } = pack;
  if (!searching) throw new Error('a pack that was not searched is not sent');
  const { proposeAs: id, name, microCredentialId, rubricHash, submissions } = draft;
  return {
    manifest: {
      ...{ id, name, microCredentialId, rubricHash, search: searching.search },
      submissions: submissions.map((submission) => ({
        ...{ id: submission.id, evidence: evidenceOf(submission, made) },
        reports: submission.files.flatMap((file) => reportsOf(pack, submission, file)),
      })),
    },
    educators: submissions.map(({ id: submissionId, educator, school }) => ({
      ...{ submissionId, name: educator.trim(), school: school.trim() },
    })),
  };
}

interface SendWish {
  pack: NewPack;
  made: ReadonlyMap<string, MadeFile>;
  /** Of the pack's files. */
  folder: string;
  /** Under which they are kept, 32 bytes. */
  key: Buffer;
  device: Device;
}

/**
 * Sends the files of a pack that the exchange does not have.
 * @throws ProblemError where it cannot be reached, or refuses one; what was sent need not be sent again
 */
export async function sendFiles(
  { pack, made, folder, key, device }: SendWish,
  { tell, signal }: { tell(told: Told): void; signal: AbortSignal },
): Promise<void> {
  const fileOf = new Map([...made.values()].map(({ report, file }) => [report.after.sha256, file]));
  const files = new Map(
    pack.manifest.submissions.flatMap(({ evidence }) => mediaOf(evidence)).map((ref) => [ref.sha256, ref]),
  );
  const all = [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const ref of files.values()) {
    const file = fileOf.get(ref.sha256);
    if (file === undefined) throw gone();
    const onBytes = (bytes: number) => tell({ what: 'send', done: before + bytes, all });
    onBytes(0);
    await sendMedia(device, ref, { stored: sealedAt(join(folder, file), key), onBytes, signal });
    before += ref.bytes;
  }
}

const gone = () =>
  problem('not_found', 'A file of the pack is not there any more.', 'Make its files again, then send it.');
