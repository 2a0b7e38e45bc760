import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Makes a file under a name that nobody asks for and gives it its own once it is whole; on any failure nothing is
 * left. Each attempt has a name of its own, because an ffmpeg that outlived a killed workstation may still be writing.
 */
export async function makeWhole<T>(path: string, make: (part: string) => Promise<T>): Promise<T> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
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

const leftOver = /^[0-9a-f]{64}\.[a-z]+(?:-\d{1,2})?\.[0-9a-f]{8}\.part$/;

/** Removes what attempts of a workstation that was killed left in the library. */
export async function removeLeftOvers(root: string): Promise<void> {
  for (const folder of await readdir(root, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const place = join(root, folder.name);
    for (const name of await readdir(place))
      if (leftOver.test(name)) await rm(join(place, name), { force: true });
  }
}
