import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @param built the folder with all that was built */
export function scanThreadIn(built: string): URL {
  return pathToFileURL(join(built, 'main', 'scanThread.js'));
}
