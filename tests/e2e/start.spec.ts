import { startProgram } from '#tests/helpers/program.ts';
import { openChromium } from './hosts/browser.ts';
import { expect, test } from './test.ts';

const queueRow = 'Practice';

test('a newcomer tries the sample programme from the first screen', async ({ start }) => {
  const { page } = await start();
  await page.getByRole('button', { name: 'Try the sample programme' }).click();
  await expect(page.getByRole('row').filter({ hasText: queueRow })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/synthetic/i).first()).toBeVisible();
});

test('the queue is there again at the next start', async ({ start }) => {
  const first = await start(['--sample']);
  await expect(first.page.getByRole('row').filter({ hasText: queueRow })).toBeVisible({ timeout: 60_000 });
  await first.close();
  const { page } = await start(['--sample']);
  await expect(page.getByRole('row').filter({ hasText: queueRow })).toBeVisible();
});

test('npm start says in one line that it is ready, and is signed in to the sample', {
  tag: '@launch',
}, async ({ profile }) => {
  const words = [
    process.execPath,
    'electron/launch/start.ts',
    '--host',
    'browser',
    '--no-open',
    '--profile',
    profile,
  ];
  const program = await startProgram(words);
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    await page.goto(program.ready.url);
    await expect(page.getByRole('row').filter({ hasText: queueRow })).toBeVisible();
  } finally {
    await browser.close();
    await program.stop();
  }
});

test('a second workstation on the same profile says which to use, and leaves the first alone', {
  tag: '@launch',
}, async ({ profile, start }) => {
  const { page } = await start();
  const second = startProgram([process.execPath, 'out/main/browser.js', '--profile', profile, '--no-open']);
  await expect(second).rejects.toThrow(/already open in another window/);
  await expect(page.getByLabel('Exchange address')).toBeVisible();
});
