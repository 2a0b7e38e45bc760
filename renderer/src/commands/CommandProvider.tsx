import { type ReactNode, useEffect, useState } from 'react';
import { useLocked } from '../ipc/locked.ts';
import { useRoute } from '../ipc/useRoute.ts';
import { createCommandBoard } from './commandBoard.ts';
import { readKeyboardLayout } from './keyboardLayout.ts';
import { listenOn } from './listenOn.ts';
import { ProgramCommands } from './ProgramCommands.tsx';
import { BoardContext } from './useCommandRuns.ts';

/** Keeps the commands of the program, and gives them the keys of this window and of the person's key map. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [board] = useState(createCommandBoard);
  // Asked by the shell once it is connected; until then the keys are those of the default.
  const { data: settings } = useRoute('settings.get', {}, { enabled: false });
  const locked = useLocked();
  const keyMap = settings?.keyMap;
  useEffect(() => {
    if (keyMap !== undefined) board.setKeyMap(keyMap);
  }, [board, keyMap]);
  useEffect(() => (locked ? undefined : listenOn(window, board)), [board, locked]);
  useEffect(() => void readKeyboardLayout(), []);
  return (
    <BoardContext value={board}>
      {children}
      {!locked && <ProgramCommands />}
    </BoardContext>
  );
}
