import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  eachEvidence,
  enrolAs,
  inDialog,
  openReading,
  pullBatch,
  toQueue,
  toSettings,
} from './steps/screens.ts';
import { type Locale, type ScreenWords, words } from './steps/words.ts';
import { expect, test } from './test.ts';

// Each goes through every screen, with a reading of real evidence.
test.describe.configure({ timeout: 300_000 });

const batch = 'first window';
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page as it is, as short lines. */
async function found(page: Page): Promise<string[]> {
  // The legacy mode needs no second page, which the desktop program would refuse.
  const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Nothing is found, on a light and on a dark ground. */
async function expectNothing(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await found(page), `${screen}, ${colorScheme}`).toEqual([]);
  }
}

async function readingScreens(page: Page, w: ScreenWords): Promise<void> {
  await eachEvidence(page, (title) => expectNothing(page, `reading, ${title}`));
  await inDialog(
    page,
    () => page.getByRole('button', { name: w.scoring.submit, exact: true }).click(),
    () => expectNothing(page, 'summary before submitting'),
  );
  await page.keyboard.press('Shift+T');
  await expect(page.locator('html')).toHaveAttribute('data-night', '');
  await eachEvidence(page, async (title) =>
    expect.soft(await found(page), `reading at night, ${title}`).toEqual([]),
  );
  await page.keyboard.press('Shift+T');
}

for (const locale of Object.keys(words) as Locale[]) {
  test(`axe finds nothing on any screen (${locale})`, { tag: '@looks' }, async ({ exchange, start }) => {
    const w = words[locale];
    const { page } = await start([], locale);
    await expect(page.getByRole('heading', { name: w.enrolment.title })).toBeVisible();
    await expectNothing(page, 'enrolment');
    await enrolAs(page, w, { url: exchange.url, code: await exchange.enrolCode('assessor') });
    await pullBatch(page, w, batch);
    await expectNothing(page, 'queue');
    await inDialog(
      page,
      () => page.getByTitle(w.shell.openSync).click(),
      () => expectNothing(page, 'sync'),
    );
    await inDialog(
      page,
      () => page.keyboard.press('F1'),
      () => expectNothing(page, 'keys'),
    );
    await toSettings(page, w);
    await expectNothing(page, 'settings');
    await toQueue(page, w);
    await openReading(page, w, batch);
    await readingScreens(page, w);
  });
}

/** Where the focus is, whether this walk was there before, and whether one can see it. */
const focus = (page: Page, walk: string) =>
  page.evaluate((name) => {
    const at = document.activeElement;
    if (at === null || at === document.body) return null;
    // Known by the element itself: its place in the page changes while pictures and waveforms arrive.
    const marked = at as Element & { walked?: string };
    const again = marked.walked === name;
    marked.walked = name;
    const drawn = (element: Element | null | undefined): boolean => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    };
    // A control that is drawn by its label or by a mark beside it shows the focus there.
    const near = [at, at.nextElementSibling, at.parentElement, at.closest('label')];
    return { again, seen: near.some(drawn), what: at.outerHTML.slice(0, 120) };
  }, walk);

/** Tab from where one is until it leaves the page or is where it was before. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<{ stops: string[]; unseen: string[] }> {
  const name = randomUUID();
  const stops: string[] = [];
  const unseen: string[] = [];
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press(key);
    const at = await focus(page, name);
    if (at === null || at.again) return { stops, unseen };
    stops.push(at.what);
    if (!at.seen) unseen.push(at.what);
  }
  throw new Error('Tab never came back');
}

test('Tab goes through every screen and back, and one always sees where it is', async ({
  exchange,
  start,
}) => {
  const w = words['en-GB'];
  const { page } = await start();
  const through = async (screen: string) => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const there = await walk(page, 'Tab');
    expect(there.stops.length, screen).toBeGreaterThan(2);
    expect.soft(there.unseen, screen).toEqual([]);
    const back = await walk(page, 'Shift+Tab');
    expect(back.stops.length, `${screen}, back: ${back.stops.join(' | ')}`).toBeGreaterThan(2);
  };
  await expect(page.getByRole('heading', { name: w.enrolment.title })).toBeVisible();
  await through('enrolment');
  await enrolAs(page, w, { url: exchange.url, code: await exchange.enrolCode('assessor') });
  await pullBatch(page, w, batch);
  await through('queue');
  await toSettings(page, w);
  await through('settings');
  await toQueue(page, w);
  await openReading(page, w, batch);
  await through('reading');
});

test('nothing moves for whoever asked for less motion', async ({ exchange, start }) => {
  const w = words['en-GB'];
  const { page } = await start();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await enrolAs(page, w, { url: exchange.url, code: await exchange.enrolCode('assessor') });
  await expect(page.getByRole('row').filter({ hasText: batch })).toBeVisible();
  await page.getByTitle(w.shell.openSync).click();
  const moving = await page.evaluate(
    () =>
      document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1)
        .length,
  );
  expect(moving).toBe(0);
});
