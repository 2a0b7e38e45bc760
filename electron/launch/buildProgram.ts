import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from './place.ts';
import { markBuilt } from './sourcePrint.ts';

/** @throws where the build fails; what it says has been printed then */
export function buildProgram(): void {
  for (const part of ['main', 'preload', 'renderer', 'sources.sha256'])
    rmSync(join(out, part), { recursive: true, force: true });
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const words = [vite, 'build', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    // Standard output stays free for the line that says the program is ready.
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (status !== 0) throw new Error('The build failed: see above. Run “npm ci” if packages are missing.');
  markBuilt();
}
