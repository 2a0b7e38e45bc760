import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sealCopy } from './sealed/sealedWriter.ts';
import type { Sealing } from './sealed/sealing.ts';

/** Under a name that nobody asks for. Each attempt has its own, because an ffmpeg may outlive a killed workstation. */
export function attemptAt(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.part`;
}

/**
 * Makes a file under a name that nobody asks for and gives it its own once it is whole; on any failure nothing is left.
 */
export async function makeWhole<T>(path: string, make: (part: string) => Promise<T>): Promise<T> {
  const part = attemptAt(path);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const made = await make(part);
    await rename(part, path);
    return made;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The same for a file of the library, which is sealed then; until then it lies as what makes it writes it. */
export async function makeSealed<T>(
  path: string,
  sealing: Sealing,
  make: (part: string) => Promise<T>,
): Promise<T> {
  const open = attemptAt(path);
  try {
    return await makeWhole(path, async (part) => {
      const made = await make(open);
      await sealCopy(open, part, { sealing });
      return made;
    });
  } finally {
    await rm(open, { force: true });
  }
}

/** Moves a file to where it is kept sealed, under the name for which it is. */
export async function keepSealed(from: string, to: string, key: Buffer): Promise<void> {
  await makeWhole(to, (part) => sealCopy(from, part, { sealing: { key, name: basename(to) } }));
  await rm(from, { force: true });
}

const leftOver = /^[0-9a-f]{64}(?:\.[a-z]+(?:-\d{1,2})?)?\.[0-9a-f]{8}\.part$/;

/** Removes what attempts of a workstation that was killed left in the library. */
export async function removeLeftOvers(root: string): Promise<void> {
  for (const folder of await readdir(root, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const place = join(root, folder.name);
    for (const name of await readdir(place))
      if (leftOver.test(name)) await rm(join(place, name), { force: true });
  }
}
