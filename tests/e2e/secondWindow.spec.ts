import type { Page } from '@playwright/test';
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
