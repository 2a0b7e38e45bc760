import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError } from '../failure.ts';
import { ProgrammeFile } from './programmeFile.ts';

/** A programme as read from a folder, with the folder its evidence lies in. */
export interface ProgrammeFolder {
  folder: string;
  programme: ProgrammeFile;
}

/** `resources/sample` of this installation: sought upwards, because a bundle lies elsewhere than the source. */
function ownSampleFolder(): string | undefined {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'resources', 'sample');
    if (existsSync(join(candidate, 'programme.json'))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`${file} cannot be read (${reason}). Check --sample-dir.`);
  }
}

/**
 * Reads the sample programme.
 * @param asked the folder of `--sample-dir`; without it, the one this installation brings
 * @throws OperatorError when there is none, or it is not a programme
 */
export function readSampleFolder(asked: string | undefined): ProgrammeFolder {
  const folder = asked === undefined ? ownSampleFolder() : resolve(asked);
  if (folder === undefined) {
    throw new OperatorError(
      'The sample programme is not part of this installation. Name its folder with --sample-dir.',
    );
  }
  const file = join(folder, 'programme.json');
  const programme = ProgrammeFile.safeParse(parse(file));
  if (programme.success) return { folder, programme: programme.data };
  const problem = z.prettifyError(programme.error).split('\n').slice(0, 2).join(' ').trim();
  throw new OperatorError(
    `${file} is not a programme: ${problem}. Repair it, or choose another --sample-dir.`,
  );
}
