import { app, BrowserWindow } from 'electron';
import { isPage } from './addresses.ts';
import { answerWindowOpen, isVideoWindow, watchVideoWindow } from './videoWindow.ts';

/** The window shows our page and stays there: no other address, no embedded page, no second window but the video's. */
export function lockNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    const opener = () => BrowserWindow.fromWebContents(contents);
    contents.setWindowOpenHandler((details) => answerWindowOpen(contents, details, opener()));
    contents.on('did-create-window', (window) => watchVideoWindow(window, opener()));
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isPage(event.url) || isVideoWindow(contents)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
