import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium, expect, type Page } from '@playwright/test';

/** The debugging port's address, as Chromium prints it. */
export function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code} before it had a window`)));
    if (!child.stderr) throw new Error('a program needs a pipe for its errors');
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /^DevTools listening on ws:\/\/([^/]+)/.exec(line);
      if (found?.[1]) resolve(`http://${found[1]}`);
    });
  });
}

interface Target {
  type: string;
  url: string;
  webSocketDebuggerUrl: string;
}

async function pagesAt(address: string): Promise<Target[]> {
  const targets = (await (await fetch(`${address}/json/list`)).json()) as Target[];
  return targets.filter(({ type, url }) => type === 'page' && /^(app|file|http):/.test(url));
}

/** Waits until the page is there: who attaches while the window is being made may never be answered. */
export async function pageAt(address: string): Promise<Target> {
  let pages: Target[] = [];
  const count = async () => {
    pages = await pagesAt(address);
    return pages.length;
  };
  await expect.poll(count, { timeout: 60_000, intervals: [20] }).toBe(1);
  const [page] = pages;
  if (!page) throw new Error('the program closed its window');
  return page;
}

/** Drives the one page of a program through its debugging port, until it is let go. */
export async function attach(address: string): Promise<{ page: Page; detach: () => Promise<void> }> {
  await pageAt(address);
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the program showed no window');
  return { page, detach: () => browser.close() };
}
