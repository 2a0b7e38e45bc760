import { createContext, useContext, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { CommandId, CommandRuns } from './catalogue.ts';
import type { CommandBoard, Offer } from './commandBoard.ts';
import { ariaKeys, keyCaps } from './keyCaps.ts';
import { listenOn } from './listenOn.ts';
import { useKeyLook } from './useKeyLook.ts';

export const BoardContext = createContext<CommandBoard | null>(null);

/** The commands of the program, with what runs them now; the same object all the time. */
export function useCommandBoard(): CommandBoard {
  const board = useContext(BoardContext);
  if (board === null) throw new Error('commands are used outside of their provider');
  return board;
}

/** The commands of the program; shows them anew when their keys or what is offered change. */
export function useLiveCommandBoard(): CommandBoard {
  const board = useCommandBoard();
  useSyncExternalStore(board.subscribe, board.version);
  return board;
}

/**
 * Runs these commands while the screen or panel is shown. Where two offer the same command, the one that was mounted
 * later runs it; of two that mount together, the outer one.
 */
export function useCommandRuns(runs: CommandRuns): void {
  const board = useCommandBoard();
  const [offer] = useState<Offer>(() => ({ runs }));
  const ids = Object.keys(runs).join(' ');
  useLayoutEffect(() => {
    offer.runs = runs;
  });
  useEffect(() => board.offer(offer), [board, offer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other ids are what has to be told
  useEffect(() => board.offerChanged(), [board, ids]);
}

/** Runs a command by its name, as a button or a menu does. The function is the same all the time. */
export function useCommand(id: CommandId): () => boolean {
  const board = useCommandBoard();
  const [run] = useState(() => () => board.run(id));
  return run;
}

/** Sends the keys of a second window to the same commands, until the function it gives back is called. */
export function useListenOn(): (view: Window) => () => void {
  const board = useCommandBoard();
  const [listen] = useState(() => (view: Window) => listenOn(view, board));
  return listen;
}

interface KeyHint {
  /** The first key as it is printed, such as `Shift+G`, for a tooltip; undefined where the command has none. */
  text: string | undefined;
  /** All keys, for `aria-keyshortcuts`. */
  aria: string | undefined;
}

/** The keys that a command has here and now. */
function useKeyHint(id: CommandId | undefined): KeyHint {
  const board = useLiveCommandBoard();
  const keys = id === undefined ? [] : board.keysOf(id);
  const look = useKeyLook();
  const [first] = keys;
  if (first === undefined) return { text: undefined, aria: undefined };
  return { text: keyCaps(first, look).join('+'), aria: ariaKeys(keys, look) };
}

/** A tooltip that ends in the key of what the button does, and the same keys for assistive technology. */
export interface KeyTitle {
  title: string;
  'aria-keyshortcuts': string | undefined;
}

/** What a button is given beside its name. A command without a key, or none at all, leaves the words alone. */
export function useKeyTitle(words: string, command?: CommandId): KeyTitle {
  const { text, aria } = useKeyHint(command);
  return { title: text === undefined ? words : `${words} (${text})`, 'aria-keyshortcuts': aria };
}
