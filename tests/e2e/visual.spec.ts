import { readFileSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { pseudonyms } from '#shared/domain/pseudonym.ts';
import { openOfficeExchange } from './exchange.ts';
import { sampleWithOneSubmission } from './oneSubmission.ts';
import {
  eachEvidence,
  enrolAs,
  inDialog,
  openReading,
  pullBatch,
  toQueue,
  toSettings,
} from './steps/screens.ts';
import { words } from './steps/words.ts';
import { expect, test } from './test.ts';

const w = words['en-GB'];
const batch = 'first window';

/** One typeface on every machine, and nothing that blinks or moves. */
function sameEverywhere(): string {
  const faces = [400, 600, 700].map((weight) => {
    const file = `node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff2`;
    const data = readFileSync(file).toString('base64');
    return `@font-face { font-family: "Inter"; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); }`;
  });
  return [
    ...faces,
    ':root { --mantine-font-family: "Inter" !important; --mantine-font-family-monospace: "Inter" !important; }',
    'body, h1, h2, h3, button, input, textarea, select, kbd { font-family: "Inter" !important; }',
    '*, ::before, ::after { animation: none !important; transition: none !important; }',
    // A decoder's pixels are its own; the picture of the video is not ours to compare.
    'video, video ~ canvas { opacity: 0 !important; }',
  ].join('\n');
}

/** What differs from run to run, by what stands for it in the pictures: names, addresses, sizes and moments. */
const stands: readonly (readonly [string, string])[] = [
  [`\\b(?:${pseudonyms.reader.join('|')})\\b`, 'Heron'],
  [`\\b(?:${pseudonyms.submission.join('|')})\\b`, 'Juniper'],
  ['In use: version .*', 'In use: version 7.1, found on PATH'],
  ['127\\.0\\.0\\.1:\\d+', '127.0.0.1:8080'],
  ['\\d+(?:\\.\\d+)? (?:B|kB|MB|GB|TB)\\b', '1 MB'],
  ['in \\d+ (?:days|weeks|seconds)', 'in 14 days'],
  ['\\b\\d{2}:\\d{2}:\\d{2}\\b', '14:02:33'],
  ['\\b\\d{2}:\\d{2}\\b(?!:)', '14:02'],
  ['(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \\d+ \\w+ \\d{4}', 'Monday 23 November 2026'],
];

async function settle(page: Page): Promise<void> {
  await page.evaluate((pairs) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      // Times in the panes of a reading are of the recording, and the same every time.
      if (node.parentElement?.closest('[data-panel]')) continue;
      const text = node.textContent ?? '';
      const settled = pairs.reduce((all, [from, to]) => all.replace(new RegExp(from, 'g'), to), text);
      if (settled !== text) node.textContent = settled;
    }
  }, stands);
  await page.evaluate(() => document.fonts.ready);
  // A document is opened, then each page of it has its picture once it is drawn.
  await expect(page.getByText(/^Opening “/)).toHaveCount(0);
  await expect(page.locator('[data-sheet] > [aria-hidden]:empty')).toHaveCount(0);
}

/** The screen as it is, light and dark, against the pictures kept beside this file. */
async function compare(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settle(page);
    await expect.soft(page).toHaveScreenshot(`${name}-${colorScheme}.png`, {
      animations: 'disabled',
      caret: 'hide',
      // Edges of letters differ a little between machines; a moved line is far more than this.
      maxDiffPixelRatio: 0.001,
    });
  }
}

async function pictureAll(page: Page, exchange: { url: string; code: string }): Promise<void> {
  await expect(page.getByRole('heading', { name: w.enrolment.title })).toBeVisible();
  await compare(page, 'enrolment');
  await enrolAs(page, w, exchange);
  await pullBatch(page, w, batch);
  await compare(page, 'queue');
  await inDialog(
    page,
    () => page.getByTitle(w.shell.openSync).click(),
    () => compare(page, 'sync'),
  );
  await inDialog(
    page,
    () => page.keyboard.press('F1'),
    () => compare(page, 'keys'),
  );
  await toSettings(page, w);
  await compare(page, 'settings');
  await toQueue(page, w);
  await openReading(page, w, batch);
  // The frames are known first; what is made after them is all there once nothing is prepared any more.
  await expect(page.getByText('f 0', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^Preparing/)).toHaveCount(0, { timeout: 60_000 });
  await eachEvidence(page, (title) => compare(page, `reading-${title.toLowerCase().replace(/\W+/g, '-')}`));
  await inDialog(
    page,
    () => page.getByRole('button', { name: w.scoring.submit, exact: true }).click(),
    () => compare(page, 'summary'),
  );
  for (const name of [w.scoring.flags, w.scoring.commentsTitle])
    await inDialog(
      page,
      () => page.getByRole('button', { name, exact: true }).click(),
      () => compare(page, name.toLowerCase().replace(/\W+/g, '-')),
    );
  await page.keyboard.press('Shift+T');
  await expect(page.locator('html')).toHaveAttribute('data-night', '');
  await compare(page, 'reading-night');
}

/** A workstation of a role at an exchange with one submission, on which everything looks alike. */
async function withOneSubmission(
  start: () => Promise<{ page: Page }>,
  role: 'assessor' | 'auditor',
  look: (page: Page, exchange: { url: string; code: string }) => Promise<void>,
): Promise<void> {
  const folder = sampleWithOneSubmission();
  const exchange = await openOfficeExchange(folder);
  try {
    const { page } = await start();
    await page.addStyleTag({ content: sameEverywhere() });
    await look(page, { url: exchange.url, code: await exchange.enrolCode(role) });
  } finally {
    await exchange.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('every screen looks as it did', { tag: '@looks' }, async ({ start }) => {
  test.setTimeout(240_000);
  await withOneSubmission(start, 'assessor', pictureAll);
});

test('the auditor’s screens look as they did', { tag: '@looks' }, async ({ start }) => {
  await withOneSubmission(start, 'auditor', async (page, exchange) => {
    await enrolAs(page, w, exchange);
    await page.getByRole('link', { name: w.shell.agreement }).click();
    await expect(page.getByText(/readings of \d+ submissions/)).toBeVisible();
    await compare(page, 'agreement');
    await page.getByRole('link', { name: w.shell.office, exact: true }).click();
    await expect(page.getByRole('table', { name: 'Batches' })).toBeVisible();
    await compare(page, 'programme');
    await page.getByRole('link', { name: 'Policy' }).click();
    await expect(page.getByRole('table', { name: 'What it costs' })).toBeVisible();
    await compare(page, 'policy');
  });
});
