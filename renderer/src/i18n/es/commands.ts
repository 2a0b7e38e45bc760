import type { commands as english } from '../en/commands.ts';
import type { Words } from '../words.ts';

export const commands = {
  title: 'Teclas de esta página',
  or: 'o',
  inFields: 'Mientras escribe en un campo solo funcionan las teclas con Ctrl.',
} as const satisfies Words<typeof english>;
