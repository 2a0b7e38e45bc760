import { defaultSettings, type KeyMap, type KeyStroke } from '#shared/contract/settings.ts';
import { type Bindings, bindingsOf, yieldKeys } from './bindings.ts';
import {
  type CommandId,
  type CommandRun,
  type CommandRuns,
  type CommandSpec,
  catalogue,
} from './catalogue.ts';
import type { KeyPlace } from './keyPlace.ts';
import { strokeName } from './keyStroke.ts';

/** What one screen or panel does for commands while it is shown. Its runs may be replaced at any moment. */
export interface Offer {
  runs: CommandRuns;
}

/** A command that somebody on screen runs. */
export interface OfferedCommand {
  spec: CommandSpec;
  run: CommandRun;
  /** The keys it has here and now. */
  keys: readonly KeyStroke[];
}

/** Where a key was pressed, and whether a dialog stands over the page. */
export interface Surroundings {
  place: KeyPlace;
  dialog: boolean;
}

export interface CommandBoard {
  /** @returns takes the offer back */
  offer(offer: Offer): () => void;
  /** To be told when an offer has other ids than before. */
  offerChanged(): void;
  setKeyMap(map: KeyMap): void;
  /** The commands that somebody on screen runs, in the order of the catalogue. */
  offered(): OfferedCommand[];
  /** The keys a command has here and now, whether or not it is offered. */
  keysOf(id: CommandId): readonly KeyStroke[];
  /** The command that a stroke means here and now, if it can be done. */
  find(stroke: KeyStroke, around: Surroundings): OfferedCommand | undefined;
  /** Does a command by its name. @returns whether it could be done */
  run(id: CommandId): boolean;
  subscribe(listener: () => void): () => void;
  /** Changes whenever keys or what is offered do. */
  version(): number;
}

export function canBeDone({ run }: OfferedCommand): boolean {
  return run.when?.() ?? true;
}

function reaches(
  { spec, keys }: OfferedCommand,
  stroke: KeyStroke,
  { place, dialog }: Surroundings,
): boolean {
  if (place.kind === 'field' && !spec.inFields) return false;
  if (place.kind === 'control' && place.owns.includes(stroke.code) && !stroke.ctrl && !stroke.alt)
    return false;
  // While a dialog is open, the page below it rests.
  if (dialog && spec.scope !== 'everywhere') return false;
  return keys.some((key) => strokeName(key) === strokeName(stroke));
}

/** Every command of the program, with what runs it now: keyboard, palette, help and buttons all ask here. */
export function createCommandBoard(): CommandBoard {
  const offers: Offer[] = [];
  const listeners = new Set<() => void>();
  let count = 0;
  let bound = bindingsOf(defaultSettings.keyMap);
  let now: Bindings | null = null;

  const changed = () => {
    now = null;
    count++;
    for (const listener of listeners) listener();
  };
  const runOf = (id: CommandId) => offers.findLast(({ runs }) => runs[id] !== undefined)?.runs[id];
  const keys = () => {
    now ??= yieldKeys(
      bound,
      offers.flatMap(({ runs }) => Object.keys(runs) as CommandId[]),
    );
    return now;
  };
  const keysOf = (id: CommandId) => keys().get(id) ?? [];
  const offered = () =>
    catalogue.flatMap((spec): OfferedCommand[] => {
      const run = runOf(spec.id);
      return run === undefined ? [] : [{ spec, run, keys: keysOf(spec.id) }];
    });

  return {
    offer(offer) {
      offers.push(offer);
      changed();
      return () => {
        offers.splice(offers.indexOf(offer), 1);
        changed();
      };
    },
    offerChanged: changed,
    setKeyMap(map) {
      bound = bindingsOf(map);
      changed();
    },
    offered,
    keysOf,
    find: (stroke, around) =>
      offered().find((command) => reaches(command, stroke, around) && canBeDone(command)),
    run(id) {
      const run = runOf(id);
      if (run === undefined || run.when?.() === false) return false;
      run.run();
      return true;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => count,
  };
}
