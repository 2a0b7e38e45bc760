import type { KeyStroke } from '#shared/contract/settings.ts';
import type { CommandId, Group } from './catalogue.ts';
import { controlKeys } from './controlKeys.ts';
import { type CommandWords, familyOf, labelOf } from './labels.ts';

/** A command as a list of keys shows it. */
export interface HelpLine {
  id: string;
  group: Group;
  label: string;
  keys: readonly KeyStroke[];
  /** Where the line stands for one command of each letter or digit: the key of the last. */
  to?: KeyStroke;
}

export interface HelpSource {
  id: CommandId;
  group: Group;
  keys: readonly KeyStroke[];
  /** What the screen calls it, such as the name of a criterion. */
  label?: string | undefined;
}

/** One line for all the commands of a family, from the first key to the last; a numpad says no more than its digits. */
function familyLine(family: string, members: readonly HelpSource[], words: CommandWords): HelpLine[] {
  const [first, last] = [members.at(0), members.at(-1)];
  const to = last?.keys[0];
  if (first === undefined || to === undefined) return [];
  const line = {
    id: family,
    group: first.group,
    label: words(`family.${family}`, {}),
    keys: first.keys.slice(0, 1),
  };
  return members.length > 1 ? [{ ...line, to }] : [line];
}

/**
 * The lines of a list of keys, in the order of the commands. Commands of a letter or digit stand in one line together,
 * unless the screen has a name for each.
 */
export function helpLines(sources: readonly HelpSource[], words: CommandWords): HelpLine[] {
  const seen = new Set<string>();
  return sources
    .filter(({ keys }) => keys.length > 0)
    .flatMap((source): HelpLine[] => {
      const family = familyOf(source.id);
      if (family === undefined || source.label !== undefined)
        return [{ ...source, label: source.label ?? labelOf(source.id, words) }];
      if (seen.has(family)) return [];
      seen.add(family);
      const members = sources.filter(({ id, label }) => familyOf(id) === family && label === undefined);
      return familyLine(family, members, words);
    });
}

/** The lines of each group; groups that controls have keys of their own in end with those. */
export function helpGroups(
  sources: readonly HelpSource[],
  words: CommandWords,
): { group: Group; lines: HelpLine[] }[] {
  const groups = Map.groupBy(helpLines(sources, words), ({ group }) => group);
  return [...groups].map(([group, lines]) => ({
    group,
    lines: [
      ...lines,
      ...controlKeys
        .filter((control) => control.group === group)
        .map(({ id, keys }) => ({ id, group, keys, label: words(`control.${id}`, {}) })),
    ],
  }));
}
