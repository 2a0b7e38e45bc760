import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { Log } from '../../host.ts';
import { pageAddress } from './addresses.ts';
import { sealed } from './sealed.ts';

export interface WindowOptions {
  /** Folder of the built program: `main`, `preload`, `renderer`. */
  built: string;
  show: boolean;
  /** What the page's address says after `#`, with the `#`. */
  fragment: string;
  log: Log;
}

/** A page that crashes is loaded again, since all it had was saved; one that keeps crashing is left alone. */
function recover(window: BrowserWindow, log: Log): void {
  let left = 3;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error({ reason, exitCode }, 'the screen ended unexpectedly');
    if (reason !== 'clean-exit' && left-- > 0) window.webContents.reload();
  });
}

/** Makes the one window, hidden until it has something to show. */
export function createWindow({ built, show, fragment, log }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Rangefinder',
    width: 1_440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      ...sealed,
      preload: join(built, 'preload', 'index.cjs'),
      devTools: !app.isPackaged,
      // A waveform or a video clock must not stutter because another window is in front.
      backgroundThrottling: false,
    },
  });
  // The title bar names nobody: a page title could.
  window.on('page-title-updated', (event) => event.preventDefault());
  if (show) window.once('ready-to-show', () => window.show());
  recover(window, log);
  void window.loadURL(`${pageAddress}${fragment}`);
  return window;
}
