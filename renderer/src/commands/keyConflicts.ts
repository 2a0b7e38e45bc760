import type { KeyMap, KeyStroke } from '#shared/contract/settings.ts';
import { type Bindings, bindingsOf, isChangeable, presetKeys } from './bindings.ts';
import { type ChangeableId, type CommandId, catalogue, type Scope } from './catalogue.ts';
import { strokeName } from './keyStroke.ts';

/** One key that means two things in one place. */
export interface KeyConflict {
  stroke: KeyStroke;
  ids: readonly CommandId[];
}

const scopes: ReadonlyMap<CommandId, Scope> = new Map(catalogue.map(({ id, scope }) => [id, scope]));

function meet(one: CommandId, other: CommandId): boolean {
  const [a, b] = [scopes.get(one), scopes.get(other)];
  return a === b || a === 'everywhere' || b === 'everywhere';
}

/** Commands of a letter: where a rubric has it, other commands do without that key, so the two never conflict. */
function isLettered(id: CommandId): boolean {
  return id.startsWith('score.criterion.') || id.startsWith('span.link.');
}

/** The other commands that a stroke already means where this one can be given. */
export function alreadyMeans(bindings: Bindings, id: CommandId, stroke: KeyStroke): CommandId[] {
  const wanted = strokeName(stroke);
  return [...bindings]
    .filter(([other, keys]) => other !== id && keys.some((key) => strokeName(key) === wanted))
    .map(([other]) => other)
    .filter((other) => meet(id, other) && !isLettered(other) && !isLettered(id));
}

/** The command of a letter that takes a stroke in a rubric that has this letter. */
export function yieldsTo(bindings: Bindings, stroke: KeyStroke): CommandId | undefined {
  const wanted = strokeName(stroke);
  return [...bindings].find(
    ([id, keys]) => isLettered(id) && keys.some((key) => strokeName(key) === wanted),
  )?.[0];
}

/** Every key that means two things in one place. */
export function conflictsIn(bindings: Bindings): KeyConflict[] {
  const seen = new Set<string>();
  return [...bindings].flatMap(([id, keys]) =>
    keys.flatMap((stroke): KeyConflict[] => {
      const others = alreadyMeans(bindings, id, stroke);
      const fresh = others.length > 0 && !seen.has(strokeName(stroke));
      seen.add(strokeName(stroke));
      return fresh ? [{ stroke, ids: [id, ...others] }] : [];
    }),
  );
}

/** Keys that are not ours to give: they edit text, move the focus, or belong to the browser and the system. */
const keptKeys = new Set([
  ...['Tab', 'Shift+Tab', 'F5', 'F11', 'F12', 'Alt+F4', 'Alt+Tab', 'ContextMenu'],
  ...['KeyA', 'KeyC', 'KeyV', 'KeyX', 'KeyT', 'KeyW', 'KeyN', 'KeyQ', 'KeyR', 'KeyP'].map(
    (code) => `Ctrl+${code}`,
  ),
  ...['KeyT', 'KeyW', 'KeyN', 'KeyR', 'KeyI'].map((code) => `Ctrl+Shift+${code}`),
  ...['Equal', 'Minus', 'Digit0'].map((code) => `Ctrl+${code}`),
]);

export function isKept(stroke: KeyStroke): boolean {
  return keptKeys.has(strokeName(stroke));
}

const same = (some: readonly KeyStroke[], others: readonly KeyStroke[]) =>
  some.map(strokeName).join(' ') === others.map(strokeName).join(' ');

/** The map with other keys for one command; keys that are those of the preset are not kept as the person's own. */
export function withKeys(map: KeyMap, id: ChangeableId, keys: readonly KeyStroke[]): KeyMap {
  const { [id]: _before, ...own } = map.own;
  return same(keys, presetKeys(map.preset, id))
    ? { ...map, own }
    : { ...map, own: { ...own, [id]: [...keys] } };
}

/** The map with these keys for one command, which every other command that had one of them gives up. */
export function withKeysMoved(map: KeyMap, id: ChangeableId, keys: readonly KeyStroke[]): KeyMap {
  const bindings = bindingsOf(map);
  const moved = new Set(keys.map(strokeName));
  const losers = new Set(keys.flatMap((stroke) => alreadyMeans(bindings, id, stroke)).filter(isChangeable));
  const without = [...losers].reduce(
    (now, other) =>
      withKeys(
        now,
        other,
        (bindings.get(other) ?? []).filter((stroke) => !moved.has(strokeName(stroke))),
      ),
    map,
  );
  return withKeys(without, id, keys);
}

/** What giving a stroke to a command would mean. */
export type Judgement =
  | { kind: 'free' }
  /** A rubric with this letter takes the key from the command. */
  | { kind: 'yields'; to: CommandId }
  /** Other commands have it, and can give it up. */
  | { kind: 'taken'; by: readonly CommandId[] }
  /** Its meaning cannot be changed. */
  | { kind: 'fixed'; by: readonly CommandId[] }
  | { kind: 'kept' };

export function judge(map: KeyMap, id: ChangeableId, stroke: KeyStroke): Judgement {
  if (isKept(stroke)) return { kind: 'kept' };
  const bindings = bindingsOf(map);
  const by = alreadyMeans(bindings, id, stroke);
  const fixed = by.filter((other) => !isChangeable(other));
  if (fixed.length > 0) return { kind: 'fixed', by: fixed };
  if (by.length > 0) return { kind: 'taken', by };
  const to = meet(id, 'score.criterion.A') ? yieldsTo(bindings, stroke) : undefined;
  return to === undefined ? { kind: 'free' } : { kind: 'yields', to };
}

/** Of the keys that a person chose, those that would mean something else as well in another preset. */
export function clashesIn(map: KeyMap): KeyConflict[] {
  return conflictsIn(bindingsOf(map)).filter(({ ids }) => ids.some((id) => Object.hasOwn(map.own, id)));
}

/** The map in which the person's own keys stay, and the preset's commands give them up. */
export function withOwnKept(map: KeyMap): KeyMap {
  return Object.entries(map.own).reduce(
    (now, [id, keys]) => (isChangeable(id) ? withKeysMoved(now, id, keys) : now),
    map,
  );
}

/** The map without those of the person's own keys that clash with the preset. */
export function withoutClashes(map: KeyMap): KeyMap {
  const clashing = new Set<string>(clashesIn(map).flatMap(({ ids }) => ids));
  return { ...map, own: Object.fromEntries(Object.entries(map.own).filter(([id]) => !clashing.has(id))) };
}
