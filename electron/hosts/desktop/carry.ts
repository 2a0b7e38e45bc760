import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { channels } from '#shared/contract/transport.ts';
import type { Workstation } from '../../workstation.types.ts';
import { pageOrigin } from './addresses.ts';

/** Ours is the main frame of the one window, while it shows our page. */
function isOurs({ senderFrame, sender }: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  if (window.isDestroyed() || sender !== window.webContents || senderFrame === null) return false;
  return senderFrame.parent === null && senderFrame.origin === pageOrigin;
}

/** Carries the contract between the window and the workstation: one channel for requests, one for events. */
export function carryContract(window: BrowserWindow, workstation: Workstation): void {
  ipcMain.handle(channels.call, (event, route: unknown, input: unknown) =>
    workstation.call(typeof route === 'string' ? route : '', input, { trusted: isOurs(event, window) }),
  );
  const silence = workstation.onEvent((event) => {
    if (!window.isDestroyed()) window.webContents.send(channels.event, event);
  });
  window.once('closed', silence);
}
