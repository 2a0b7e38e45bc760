import type { Page } from '@playwright/test';
import { enrol } from './steps/assessor.ts';
import { expect, test } from './test.ts';

/** What a script could reach that came into the page by some fault. */
const reach = (page: Page) =>
  page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', '__dirname'];
    return names.filter((name) => name in globalThis);
  });

test('the page has no node, and its policy runs no script but its own', async ({ start }) => {
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
  const fetched = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/', { mode: 'no-cors' }).then(
      () => 'answered',
      (error: unknown) => String(error),
    ),
  );
  expect(fetched).toContain('TypeError');
});

test('the page’s own work breaks none of its policy', async ({ exchange, start }) => {
  const { page } = await start();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy/.test(message.text()))
      violations.push(message.text());
  });
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await expect(page.getByRole('row').filter({ hasText: 'Operational' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: 'Operational' })).toBeVisible();
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
  const camera = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      (error: DOMException) => error.name,
    ),
  );
  expect(camera).toMatch(/NotAllowedError|NotFoundError/);
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  // Last: Playwright goes on waiting for a navigation that was refused, so only the protocol can still be asked.
  await devtools.send('Runtime.evaluate', { expression: "location.href = 'https://example.org/'" });
  await expect.poll(here).toBe(before);
});
