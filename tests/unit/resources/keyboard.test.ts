import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { keyboardDocument } from '../../../resources/generate-keyboard/document.ts';

it('docs/keyboard.md says what the keys do now; if not, run `npm run keyboard`', () => {
  const written = readFileSync(new URL('../../../docs/keyboard.md', import.meta.url), 'utf8');
  expect(written).toBe(keyboardDocument());
});
