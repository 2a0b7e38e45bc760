import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import type { HostFiles } from '../../host.ts';
import { sealed } from './sealed.ts';

const mostAlike = 1_000;

/** Writes beside what is there already, never over it. @returns the name that was free */
async function saveBeside(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const { name: stem, ext } = parse(name);
  for (let copy = 0; ; copy++) {
    const free = copy === 0 ? name : `${stem} (${copy})${ext}`;
    try {
      await writeFile(join(folder, free), bytes, { flag: 'wx' });
      return free;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || copy === mostAlike) throw error;
    }
  }
}

/** A4 with a margin of 15 mm, in inches as Chromium has them. */
const paper = { pageSize: 'A4', margins: { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 } } as const;
const address = 'report://page/';

/** Laid out in a window of its own that shows nothing, runs nothing and reaches nothing. */
async function pdfOf(page: string): Promise<Uint8Array> {
  const apart = session.fromPartition(`report-${crypto.randomUUID()}`);
  apart.protocol.handle(
    'report',
    () => new Response(page, { headers: { 'content-type': 'text/html;charset=utf-8' } }),
  );
  apart.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== address }));
  apart.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...sealed, session: apart, javascript: false },
  });
  try {
    await window.loadURL(address);
    return await window.webContents.printToPDF({ ...paper, printBackground: true });
  } finally {
    window.destroy();
  }
}

async function choose(what: 'folder' | 'file', endings: readonly string[]): Promise<string | undefined> {
  const window = BrowserWindow.getFocusedWindow();
  const wish = {
    // What was opened is not told to the system's list of recent files.
    properties: [
      what === 'folder' ? ('openDirectory' as const) : ('openFile' as const),
      'dontAddToRecent' as const,
    ],
    ...(what === 'file' ? { filters: [{ name: endings.join(', '), extensions: [...endings] }] } : {}),
  };
  const { filePaths } = await (window ? dialog.showOpenDialog(window, wish) : dialog.showOpenDialog(wish));
  return filePaths[0];
}

/** The desktop saves into the person's downloads folder. */
export const desktopFiles: HostFiles = {
  save: (name, bytes) => saveBeside(app.getPath('downloads'), name, bytes),
  pdf: pdfOf,
  choose,
};
