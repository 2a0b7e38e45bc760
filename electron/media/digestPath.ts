import { join } from 'node:path';

const digest = /^[0-9a-f]{64}$/;

/** Where a file of the library lies: `<root>/<ab>/<sha256>`; undefined for anything that is not a digest. */
export function digestPath(root: string, sha256: string): string | undefined {
  return digest.test(sha256) ? join(root, sha256.slice(0, 2), sha256) : undefined;
}

/** Where its bytes gather until all of them are there and their digest was checked. */
export function partOf(path: string): string {
  return `${path}.part`;
}
