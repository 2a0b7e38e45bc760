import { join } from 'node:path';
import { lockPeople } from '../db/queries/people.ts';
import { hasProgrammeFrom, insertProgramme } from '../db/queries/programme.ts';
import type { Exchange } from '../exchange.ts';
import { OperatorError, systemCodeOf } from '../failure.ts';
import type { ProgrammeFile } from './programmeFile.ts';
import { importRater } from './raters.ts';
import { rowsOf, type StoredFile } from './rowsOf.ts';
import { type ProgrammeFolder, readSampleFolder } from './sampleFolder.ts';

const source = 'sample';

function filesOf(submission: ProgrammeFile['submissions'][number]): string[] {
  return submission.evidence.flatMap((one) => [one.file, one.captionsFile].filter((file) => file !== null));
}

async function storeFiles(exchange: Exchange, sample: ProgrammeFolder): Promise<Map<string, StoredFile>> {
  const stored = new Map<string, StoredFile>();
  for (const file of new Set(sample.programme.submissions.flatMap(filesOf))) {
    try {
      stored.set(file, await exchange.media.add(join(sample.folder, file)));
    } catch (error) {
      throw new OperatorError(
        `The sample’s ${file} cannot be stored (${systemCodeOf(error) ?? 'unknown'}). Check that the file is in ${sample.folder} and that the data folder has room.`,
      );
    }
  }
  return stored;
}

async function importSample(exchange: Exchange, sample: ProgrammeFolder): Promise<void> {
  const { programme } = sample;
  const files = await storeFiles(exchange, sample);
  const digestOf = (file: string) => files.get(file)?.sha256 ?? '';
  const mediaOf = new Map(programme.submissions.map((one) => [one.id, filesOf(one).map(digestOf)]));
  const at = exchange.now();
  await exchange.db.transaction(async (tx) => {
    await lockPeople(tx);
    // Another exchange on the same database may have imported it meanwhile.
    if (await hasProgrammeFrom(tx, source)) return;
    await insertProgramme(tx, rowsOf(programme, files, { source, at }));
    for (const rater of programme.raters) {
      await importRater(tx, rater, { programme, mediaOf, secret: exchange.secret, at });
    }
  });
}

/**
 * Imports the sample programme, once: all of it or nothing.
 * @param folder of `--sample-dir`; without it, the sample this installation brings
 * @throws OperatorError when the sample is missing or not sound
 */
export async function seedSample(exchange: Exchange, folder: string | undefined): Promise<void> {
  if (await hasProgrammeFrom(exchange.db, source)) return;
  await importSample(exchange, readSampleFolder(folder));
}
