import type { Page } from '@playwright/test';
import type { OfficeExchange } from './exchange.ts';
import type { RunningHost } from './hosts/host.ts';
import { enrol, noteField, play, pull, readNext, spans, videoTime, watch } from './steps/assessor.ts';
import { expect, test } from './test.ts';

const batch = 'first window';

const paused = (page: Page) =>
  page
    .locator('video')
    .first()
    .evaluate((video: HTMLVideoElement) => video.paused);

interface Office {
  exchange: OfficeExchange;
  start: () => Promise<RunningHost>;
}

/** A reading that was just opened. */
async function openReading({ exchange, start }: Office): Promise<Page> {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, batch);
  await readNext(page, batch);
  return page;
}

test('typing a note pauses, Enter and one letter keep it, and the video goes on', async ({
  exchange,
  start,
}) => {
  const page = await openReading({ exchange, start });
  await play(page);
  // Far enough in for the span to begin its full time before the note.
  await watch(page, 4.5);
  await page.keyboard.press('n');
  expect(await paused(page)).toBe(false);
  const before = await videoTime(page);
  await page.keyboard.type('Waits three seconds');
  await expect.poll(() => paused(page)).toBe(true);
  const at = await videoTime(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: /^Which criterion for this note/ })).toBeFocused();
  expect(await paused(page)).toBe(true);
  await page.keyboard.press('b');
  await expect(spans(page)).toHaveCount(1);
  await expect(spans(page)).toContainText('Waits three seconds');
  await expect(page.getByRole('checkbox', { name: 'B', exact: true })).toBeChecked();
  // It ends where the typing began: after the one reading of the time and no later than the other, in whole seconds.
  const short = (seconds: number) => `–00:${String(Math.floor(seconds)).padStart(2, '0')}`;
  await expect(spans(page)).toContainText(new RegExp(`${short(before)}|${short(at)}`));
  await expect.poll(() => paused(page)).toBe(false);
  await watch(page, 0.2);
});

test('Escape loses nothing of a note, and it is written on later', async ({ exchange, start }) => {
  const page = await openReading({ exchange, start });
  await play(page);
  await page.keyboard.press('n');
  await page.keyboard.type('Waits');
  await page.keyboard.press('Escape');
  await expect(noteField(page)).not.toBeFocused();
  await expect(noteField(page)).toHaveValue('Waits');
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type(' three seconds');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect(spans(page)).toContainText('Waits three seconds');
  await expect(spans(page)).toContainText('No criterion');
  await expect(noteField(page)).toHaveValue('');
});

test('a note goes only when it is discarded, and comes back by undo', async ({ exchange, start }) => {
  const page = await openReading({ exchange, start });
  await play(page);
  await page.keyboard.press('n');
  await page.keyboard.type('Not worth keeping');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(spans(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(spans(page)).toContainText('Not worth keeping');
});

test('a moment is marked by a press, and a span by holding the same key', async ({ exchange, start }) => {
  const page = await openReading({ exchange, start });
  await play(page);
  await page.keyboard.press('m');
  await page.keyboard.press('a');
  await expect(spans(page)).toHaveText(/^\d\d:\d\dA$/);
  await page.keyboard.down('m');
  await watch(page, 1.2);
  await page.keyboard.up('m');
  await page.keyboard.press('c');
  await expect(spans(page)).toHaveCount(2);
  await expect(spans(page).nth(1)).toHaveText(/^\d\d:\d\d–\d\d:\d\dC$/);
});
