import type { Page } from '@playwright/test';
import { enrol, play, pull, readNext } from './steps/assessor.ts';
import { expect, test } from './test.ts';

/** What a script could reach that came into the page by some fault. */
const reach = (page: Page) =>
  page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', '__dirname'];
    return names.filter((name) => name in globalThis);
  });

test('the page has no node, runs no script but its own, and reaches no network', async ({
  exchange,
  start,
}) => {
  const { page } = await start();
  await expect(page.getByLabel('Exchange address')).toBeVisible();
  expect(await reach(page)).toEqual([]);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.head.append(script);
    return 'injected' in globalThis;
  });
  expect(ran).toBe(false);
  // The exchange answers whoever asks: only the page's policy can be what stands in between.
  const address = `${exchange.url}/healthz`;
  expect((await fetch(address)).status).toBe(200);
  const fetched = await page.evaluate(
    (url) =>
      fetch(url, { mode: 'no-cors' }).then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
    address,
  );
  expect(fetched).toContain('TypeError');
});

/** Dark points of the page that the document viewer has drawn. */
const inkOn = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || canvas.width === 0) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255 && (data[i] ?? 255) < 100) dark++;
    return dark;
  });

test('the page’s own work breaks none of its policy', async ({ exchange, start }) => {
  const { page } = await start();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy/.test(message.text()))
      violations.push(message.text());
  });
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await expect(page.getByRole('row').filter({ hasText: 'first window' })).toBeVisible();
  await page.reload();
  await pull(page, 'first window');
  await readNext(page, 'first window');
  await play(page);
  await page.getByRole('tab', { name: 'Lesson plan' }).click();
  await expect.poll(() => inkOn(page), { timeout: 30_000 }).toBeGreaterThan(100);
  await page
    .getByRole('tab', { name: /Student work/ })
    .first()
    .click();
  const picture = page.locator('img').first();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(100);
  expect(violations).toEqual([]);
});

test('the window refuses to go elsewhere, to open others, and to be given permissions', {
  tag: '@desktop',
}, async ({ start }) => {
  const { page } = await start();
  await expect(page.getByLabel('Exchange address')).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  const here = async () =>
    (await devtools.send('Runtime.evaluate', { expression: 'location.href' })).result.value;
  const before = await here();
  expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
  const states = await page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  // Last: Playwright goes on waiting for a navigation that was refused, so only the protocol can still be asked.
  await devtools.send('Runtime.evaluate', { expression: "location.href = 'https://example.org/'" });
  await expect.poll(here).toBe(before);
});
