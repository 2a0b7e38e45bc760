import { writeFileSync } from 'node:fs';
import { keyboardDocument } from './document.ts';

/** Writes `docs/keyboard.md` anew: `npm run keyboard`. */
writeFileSync(new URL('../../docs/keyboard.md', import.meta.url), keyboardDocument());
