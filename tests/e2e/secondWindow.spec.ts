import type { Page } from '@playwright/test';
import { enrolAs, openReading, pullBatch } from './steps/screens.ts';
import { words } from './steps/words.ts';
import { expect, test } from './test.ts';

/** Opens a window as a script in the page would. @returns whether there is one */
const open = (page: Page, address: string, name: string) =>
  page.evaluate(([a, n]) => window.open(a, n) !== null, [address, name] as const);

const video = ['about:blank', 'rangefinder-video'] as const;

test('the page may open one second window, for the video, and no other', {
  tag: '@desktop',
}, async ({ start }) => {
  const { page } = await start();
  await expect(page.getByLabel('Exchange address')).toBeVisible();
  expect(await open(page, 'about:blank', 'another')).toBe(false);
  expect(await open(page, 'https://example.org/', 'rangefinder-video')).toBe(false);
  expect(await open(page, 'app://rangefinder/', 'rangefinder-video')).toBe(false);
  const opening = page.context().waitForEvent('page');
  expect(await open(page, ...video)).toBe(true);
  const second = await opening;
  await expect.poll(() => page.context().pages().length).toBe(2);

  // It has neither the bridge nor node, and can neither leave nor open another.
  const reach = ['rangefinder', 'require', 'process', 'Buffer'];
  expect(await second.evaluate((names) => names.filter((name) => name in globalThis), reach)).toEqual([]);
  expect(await open(second, 'about:blank', 'a-third')).toBe(false);
  expect(await open(page, ...video), 'the same one again').toBe(true);
  expect(page.context().pages()).toHaveLength(2);
  const devtools = await page.context().newCDPSession(second);
  const where = async () =>
    (await devtools.send('Runtime.evaluate', { expression: 'location.href' })).result.value;
  await devtools.send('Runtime.evaluate', { expression: "location.href = 'app://rangefinder/'" });
  await expect.poll(where).toBe('about:blank');

  // The same policy: no script comes into it from outside, and nothing is fetched.
  const ran = await second.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.head.append(script);
    return 'injected' in globalThis;
  });
  expect(ran).toBe(false);
});

test('the video goes to the second window and back, and its keys go with it', {
  tag: '@desktop',
}, async ({ exchange, start }) => {
  test.setTimeout(240_000);
  const w = words['en-GB'];
  const { page } = await start();
  await enrolAs(page, w, { url: exchange.url, code: await exchange.enrolCode('assessor') });
  await pullBatch(page, w, 'first window');
  await openReading(page, w, 'first window');
  const violations: string[] = [];
  const opening = page.context().waitForEvent('page');
  await page.keyboard.press('Shift+W');
  const second = await opening;
  second.on('console', (message) => {
    if (/Content.Security.Policy/.test(message.text())) violations.push(message.text());
  });
  await expect(second.locator('video')).toBeVisible();
  await expect(page.locator('video')).toHaveCount(0);
  await expect(page.getByText(w.shell.videoElsewhere)).toBeVisible();
  await expect
    .poll(() => second.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);

  const time = () => second.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
  await second.keyboard.press('Shift+ArrowRight');
  await expect.poll(time).toBeCloseTo(5, 0);
  await second.keyboard.press('Space');
  await expect.poll(time).toBeGreaterThan(5.3);
  await second.keyboard.press('Space');

  await second.close();
  await expect(page.locator('video').first()).toBeVisible();
  await expect(page.getByText(w.shell.videoElsewhere)).toBeHidden();
  await expect
    .poll(() =>
      page
        .locator('video')
        .first()
        .evaluate((video: HTMLVideoElement) => video.currentTime),
    )
    .toBeGreaterThan(5);
  expect(violations).toEqual([]);
});
