import { expect, type Page } from '@playwright/test';

/** What an assessor does at the screen, in the words on it. */

export async function enrol(page: Page, exchangeUrl: string, code: string): Promise<void> {
  await page.getByLabel('Exchange address').fill(exchangeUrl);
  await page.getByLabel('Enrolment code').fill(code);
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
}

const rowOf = (page: Page, batch: string) => page.getByRole('row').filter({ hasText: batch });

/** Claims a batch and waits until all its evidence is on this machine. */
export async function pull(page: Page, batch: string): Promise<void> {
  await rowOf(page, batch).getByRole('button', { name: 'Claim' }).click();
  await expect(rowOf(page, batch).getByRole('button', { name: 'Read next' })).toBeVisible({
    timeout: 60_000,
  });
}

export async function readNext(page: Page, batch: string): Promise<void> {
  await rowOf(page, batch).getByRole('button', { name: 'Read next' }).click();
  await expect(page.getByRole('button', { name: 'Submit reading' })).toBeVisible();
}

const video = (page: Page) => page.locator('video').first();
export const videoTime = (page: Page): Promise<number> =>
  video(page).evaluate((element: HTMLVideoElement) => element.currentTime);

/** Plays until the picture has moved on by so many seconds, and proves that there is a picture. */
export async function watch(page: Page, seconds: number): Promise<void> {
  const from = await videoTime(page);
  await expect.poll(() => videoTime(page), { timeout: 30_000 }).toBeGreaterThan(from + seconds);
  const width = await video(page).evaluate((element: HTMLVideoElement) => element.videoWidth);
  expect(width).toBeGreaterThan(0);
}

/** Starts the video by the space bar, and sees it move. */
export async function play(page: Page): Promise<void> {
  await page.keyboard.press('Space');
  await watch(page, 0.2);
}

/** What the workstation makes of the recording is all there: in the package too, with its workers and its ffmpeg. */
export async function everythingIsMade(page: Page): Promise<void> {
  const address = (await video(page).getAttribute('src')) ?? '';
  for (const name of ['frames', 'peaks', 'thumbnails'])
    await expect
      .poll(() => page.evaluate(async (url) => (await fetch(url)).status, `${address}/${name}`), {
        message: `${name} are made`,
        timeout: 60_000,
      })
      .toBe(200);
}

/** The rows of the list of spans. */
export const spans = (page: Page) => page.getByRole('listbox', { name: 'Spans' }).getByRole('option');

export const noteField = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true });

/** Marks a span while the video plays, answers the letter, and notes why; writing pauses, and Enter goes on. */
export async function annotate(page: Page, letter: string, note: string): Promise<void> {
  await page.keyboard.press('i');
  await watch(page, 0.7);
  await page.keyboard.press('o');
  await page.keyboard.press(letter.toLowerCase());
  await page.keyboard.press('Enter');
  await noteField(page).fill(note);
  await noteField(page).press('Enter');
  await expect(spans(page).filter({ hasText: note })).toBeVisible();
}

/** Picks a criterion by its letter and a level by its number. */
export async function chooseLevel(page: Page, letter: string, level: number): Promise<void> {
  await page.keyboard.press(letter.toLowerCase());
  await page.keyboard.press(String(level));
  await expect(page.getByRole('radio', { name: new RegExp(`^${letter} level ${level}`) })).toBeChecked();
}

/** Submits although not everything was watched, which is asked for a second time. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit reading' }).click();
  const confirm = page.getByRole('button', { name: 'Confirm and submit' });
  await expect(confirm).toBeEnabled();
  await confirm.press('Enter');
  await page.getByRole('button', { name: 'Submit all the same' }).press('Enter');
}

/** Reads the one submission of a batch that has a classroom video and these stills, all of it, and submits. */
export async function readVideoBatch(page: Page, batch: string, stills: readonly string[]): Promise<void> {
  await readNext(page, batch);
  await play(page);
  await annotate(page, 'A', 'Asks how the pupil knows');
  // Some of it stays unwatched, however long the rest of this takes.
  await page.keyboard.press('Space');
  await expect.poll(() => video(page).evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
  await chooseLevel(page, 'A', 3);
  const others = await page.getByRole('checkbox', { name: /^No evidence observed for [B-Z]/ }).all();
  for (const [index, other] of others.entries()) {
    await chooseLevel(page, String.fromCharCode('B'.charCodeAt(0) + index), 2);
    await other.check();
  }
  for (const title of stills) {
    await page.getByRole('tab', { name: title }).click();
    await expect(page.getByRole('tab', { name: title, selected: true })).toBeVisible();
    const firstPage = page.getByLabel(/^Page 1 of/);
    await expect(page.getByRole('img', { name: title }).or(firstPage).first()).toBeVisible();
  }
  await page.getByRole('tab', { name: 'Classroom video' }).click();
  await everythingIsMade(page);
  await submit(page);
  await expect(page.getByText('Accepted', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
}
