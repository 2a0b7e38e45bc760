import { join } from 'node:path';

const digest = /^[0-9a-f]{64}$/;

/** Where a file of the library lies: `<root>/<ab>/<sha256>`; undefined for anything that is not a digest. */
export function digestPath(root: string, sha256: string): string | undefined {
  return digest.test(sha256) ? join(root, sha256.slice(0, 2), sha256) : undefined;
}

const derivedName = /^[a-z]{1,20}(?:-\d{1,2})?$/;

/** Where a file made from it lies: beside it, as `<sha256>.<name>`; undefined for anything that is no such name. */
export function derivedPath(root: string, sha256: string, name: string): string | undefined {
  const path = digestPath(root, sha256);
  return path !== undefined && derivedName.test(name) ? `${path}.${name}` : undefined;
}

/** Where its bytes gather until all of them are there and their digest was checked. */
export function partOf(path: string): string {
  return `${path}.part`;
}
