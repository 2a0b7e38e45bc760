import { type BrowserWindow, type HandlerDetails, screen, type WebContents } from 'electron';
import { videoWindowAddress, videoWindowName } from '#shared/contract/videoWindow.ts';
import { isPage } from './addresses.ts';
import { sealed } from './sealed.ts';
import { secondDisplay } from './secondDisplay.ts';

type Answer = ReturnType<Parameters<WebContents['setWindowOpenHandler']>[0]>;

const videoWindows = new WeakSet<WebContents>();

/** Whether this is the second window: it never goes anywhere, not even to our page. */
export function isVideoWindow(contents: WebContents): boolean {
  return videoWindows.has(contents);
}

/** The second window has no preload: it reaches the workstation through nothing of its own. */
function options(opener: BrowserWindow | null): Electron.BrowserWindowConstructorOptions {
  const own = screen.getDisplayMatching(opener?.getBounds() ?? screen.getPrimaryDisplay().bounds);
  const area = secondDisplay(screen.getAllDisplays(), own.id);
  return {
    title: 'Rangefinder',
    ...(area ?? { width: 960, height: 576 }),
    minWidth: 320,
    minHeight: 200,
    autoHideMenuBar: true,
    backgroundColor: '#000000',
    webPreferences: { ...sealed, backgroundThrottling: false },
  };
}

/** Allows our page the one second window, for the video, and nobody anything else. */
export function answerWindowOpen(
  contents: WebContents,
  { url, frameName }: Pick<HandlerDetails, 'url' | 'frameName'>,
  opener: BrowserWindow | null,
): Answer {
  const asked = url === videoWindowAddress && frameName === videoWindowName;
  if (!asked || !isPage(contents.getURL())) return { action: 'deny' };
  return { action: 'allow', overrideBrowserWindowOptions: options(opener) };
}

/** Keeps an eye on a second window: it goes where its first one goes. */
export function watchVideoWindow(window: BrowserWindow, opener: BrowserWindow | null): void {
  videoWindows.add(window.webContents);
  window.on('page-title-updated', (event) => event.preventDefault());
  const close = () => {
    if (!window.isDestroyed()) window.destroy();
  };
  opener?.once('closed', close);
  opener?.webContents.once('render-process-gone', close);
  opener?.webContents.once('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) close();
  });
}
