import { createSpotlight } from '@mantine/spotlight';
import { useState } from 'react';
import type { CommandId } from './catalogue.ts';
import type { CommandBoard } from './commandBoard.ts';
import { dialogIsOpen } from './listenOn.ts';
import { rememberCommand } from './recentCommands.ts';

const [store, actions] = createSpotlight();
export const paletteStore = store;

export interface PaletteControl {
  toggle(): void;
  /** What will be done once the palette has closed and the keyboard is back where it was. */
  choose(id: CommandId): void;
  /** To be told when the palette has closed. */
  closed(): void;
  /** Whether it was opened over another dialog: then the page below rests. */
  overDialog(): boolean;
}

function createPaletteControl(board: CommandBoard): PaletteControl {
  let focus: Element | null = null;
  let chosen: CommandId | null = null;
  let overDialog = false;
  return {
    toggle() {
      if (!store.getState().opened) {
        focus = document.activeElement;
        overDialog = dialogIsOpen([document]);
      }
      actions.toggle();
      store.updateState((state) => ({ ...state, selected: 0 }));
    },
    choose(id) {
      chosen = id;
    },
    closed() {
      const id = chosen;
      chosen = null;
      if (focus instanceof HTMLElement) focus.focus();
      if (id === null) return;
      rememberCommand(id);
      board.run(id);
    },
    overDialog: () => overDialog,
  };
}

export function usePalette(board: CommandBoard): PaletteControl {
  const [control] = useState(() => createPaletteControl(board));
  return control;
}
