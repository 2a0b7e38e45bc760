import { join } from 'node:path';

/** The project's folder: what is launched from source lies here. */
export const root = join(import.meta.dirname, '..', '..');

/** Where the built program lies. */
export const out = join(root, 'out');
