import type { CommandId, Group } from './catalogue.ts';

/** Looks a word up in the catalogue of words of commands. */
export type CommandWords = (key: string, values: Record<string, string>) => string;

const families = /^(score\.criterion|score\.level|span\.link|span\.level|evidence\.show)\.(.)$/;

/** The family of a command that exists once for each letter or digit. */
export function familyOf(id: CommandId): string | undefined {
  return families.exec(id)?.[1];
}

/** What a command is called, where nobody on screen calls it otherwise. */
export function labelOf(id: CommandId, words: CommandWords): string {
  const [, family, of] = families.exec(id) ?? [];
  if (family !== undefined && of !== undefined) return words(`label.${family}`, { of });
  return words(`label.${id}`, {});
}

export function groupLabel(group: Group, words: CommandWords): string {
  return words(`group.${group}`, {});
}
