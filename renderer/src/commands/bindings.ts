import type { KeyMap, KeyPreset, KeyStroke } from '#shared/contract/settings.ts';
import { type ChangeableId, type CommandId, catalogue, changeable } from './catalogue.ts';
import { strokeName } from './keyStroke.ts';
import { presets } from './presets.ts';

/** The keys of every command. */
export type Bindings = ReadonlyMap<CommandId, readonly KeyStroke[]>;

const changeableIds: ReadonlySet<string> = new Set(changeable.map(({ id }) => id));

/** Whether a person may give this command other keys. */
export function isChangeable(id: string): id is ChangeableId {
  return changeableIds.has(id);
}

/** The keys that a preset gives a command, before a person's own. */
export function presetKeys(preset: KeyPreset, id: CommandId): readonly KeyStroke[] {
  const given = isChangeable(id) ? presets[preset][id] : undefined;
  return given ?? catalogue.find((spec) => spec.id === id)?.keys ?? [];
}

/** What a key map gives every command: the person's own keys, else the preset's. */
export function bindingsOf({ preset, own }: KeyMap): Bindings {
  return new Map(
    catalogue.map(({ id }) => [id, (isChangeable(id) ? own[id] : undefined) ?? presetKeys(preset, id)]),
  );
}

/**
 * A criterion's letter picks that criterion and does nothing else, and so with every command whose key is what it
 * means: where one is offered, the others do without its key. A rubric without that criterion leaves them the key.
 */
export function yieldKeys(bindings: Bindings, offered: Iterable<CommandId>): Bindings {
  const taken = new Set<string>();
  for (const id of offered) {
    if (!isChangeable(id)) for (const stroke of bindings.get(id) ?? []) taken.add(strokeName(stroke));
  }
  return new Map(
    [...bindings].map(([id, keys]) => [
      id,
      isChangeable(id) ? keys.filter((stroke) => !taken.has(strokeName(stroke))) : keys,
    ]),
  );
}
