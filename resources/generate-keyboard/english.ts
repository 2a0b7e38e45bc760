import type { CommandWords } from '../../renderer/src/commands/labels.ts';
import { commands } from '../../renderer/src/i18n/en/commands.ts';

/**
 * The English words of commands, as the screen looks them up.
 * @throws where there is no such word
 */
export const inEnglish: CommandWords = (key, values) => {
  let found: unknown = commands;
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  if (typeof found !== 'string') throw new Error(`there are no words for ${key}`);
  return found.replace(/{{(\w+)}}/g, (_, name: string) => values[name] ?? '');
};
