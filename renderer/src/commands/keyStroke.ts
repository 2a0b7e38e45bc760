import type { KeyStroke } from '#shared/contract/settings.ts';

/** One name for one stroke, to compare by. */
export function strokeName({ code, shift = false, alt = false, ctrl = false }: KeyStroke): string {
  return `${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${code}`;
}
