import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Threads } from '../host.ts';

/** @param built the folder with all that was built */
export function threadsIn(built: string): Threads {
  const program = (name: string) => pathToFileURL(join(built, 'main', `${name}.js`));
  return { scan: program('scanThread'), packs: program('makingThread'), faces: program('facesThread') };
}
