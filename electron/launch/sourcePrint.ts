import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from './place.ts';

const folders = ['electron', 'exchange', 'renderer', 'shared'];
const files = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];
const results = [
  'main/desktop.js',
  'main/browser.js',
  'main/exchange.js',
  'preload/index.cjs',
  'renderer/index.html',
];
const printFile = join(out, 'sources.sha256');

function filesBelow(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A digest over the content of everything that the build reads: times say nothing after a clone. */
function sourcePrint(): string {
  const hash = createHash('sha256');
  const paths = [...folders.flatMap(filesBelow), ...files.map((file) => join(root, file))].sort();
  for (const path of paths) {
    const content = readFileSync(path);
    hash.update(`${path.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether the built program is there and made from the sources as they are now. */
export function isBuilt(): boolean {
  const there = results.every((result) => existsSync(join(out, result)));
  return there && existsSync(printFile) && readFileSync(printFile, 'utf8') === sourcePrint();
}

/** Notes what the program was built from. */
export function markBuilt(): void {
  writeFileSync(printFile, sourcePrint());
}
