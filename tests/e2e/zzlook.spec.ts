import { enrol, pull, readNext, annotate, chooseLevel, play } from './steps/assessor.ts';
import { expect, test } from './test.ts';
const out = '/tmp/shots';
test('look', async ({ exchange, start }) => {
  test.setTimeout(300_000);
  const { page } = await start(); page.setDefaultTimeout(8000);
  const shot = async (name: string) => {
    for (const [w, h] of [[1440, 900], [1024, 700], [720, 450]] as const) {
      await page.setViewportSize({ width: w, height: h });
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${out}/${name}-${w}.png` });
      const wide = await page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth);
      if (wide > 0) console.log(name, w, 'scrolls by', wide);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  await shot('enrol');
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, 'Operational');
  await shot('queue');
  await page.goto(page.url().split('#')[0] + '#/settings');
  await shot('settings');
  await page.getByText('Español').click();
  await expect(page.getByRole('heading', { name: 'Ajustes' })).toBeVisible();
  await shot('settings-es');
  await page.getByText('Oscuros', { exact: true }).click();
  await shot('settings-es-dark');
  await page.getByText('Como el sistema').first().click();
  await page.getByRole('link', { name: 'Lotes' }).click();
  await shot('queue-es');
  await page.getByRole('button', { name: /Mostrar lo que espera/ }).or(page.getByTitle('Mostrar lo que espera y lo que llegó')).first().click();
  await page.waitForTimeout(400);
  await shot('sync-es');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Leer siguiente' }).first().click();
  await page.waitForSelector('video');
  await page.waitForTimeout(1500);
  await shot('reading-es');
  await page.keyboard.press('Shift+T');
  await page.waitForTimeout(300);
  await shot('reading-es-night');
  for (const tab of await page.getByRole('tab').all()) { console.log(await tab.textContent()); }
  await page.getByRole('tab').nth(2).click();
  await page.waitForTimeout(1500);
  await shot('reading-es-doc-night');
});
