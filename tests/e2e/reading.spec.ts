import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyEvent } from '#shared/exchange/signing.ts';
import { auditReadings, enrolByHand } from '#tests/helpers/auditor.ts';
import { writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { type OfficeExchange, openOfficeExchange } from './exchange.ts';
import { annotate, chooseLevel, enrol, play, pull, readNext, submit } from './steps/assessor.ts';
import { expect, test } from './test.ts';

const batch = 'first window';

/** The readings an auditor finds at the exchange that this test's assessor made: all but the sample raters'. */
async function readingsSince(exchange: OfficeExchange, before: ReadonlySet<string>) {
  const auditor = await enrolByHand(exchange.url, await exchange.enrolCode('auditor'));
  return (await auditReadings(exchange.url, auditor.credential)).filter(
    ({ event }) => !before.has(event.eventId),
  );
}

async function idsNow(exchange: OfficeExchange): Promise<Set<string>> {
  return new Set((await readingsSince(exchange, new Set())).map(({ event }) => event.eventId));
}

test('an assessor scores a classroom video, and the exchange holds the signed reading', async ({
  exchange,
  start,
}) => {
  const before = await idsNow(exchange);
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, batch);
  await readNext(page, batch);

  await play(page);
  await annotate(page, 'A', 'Asks how the pupil knows');
  await annotate(page, 'B', 'Waits before taking an answer');
  await annotate(page, 'C', 'Links two strategies');
  await chooseLevel(page, 'A', 3);
  await chooseLevel(page, 'B', 2);
  await chooseLevel(page, 'C', 4);
  await chooseLevel(page, 'D', 1);
  await page.getByRole('checkbox', { name: 'No evidence observed for D' }).check();
  await page
    .getByRole('textbox', { name: 'Rationale for A' })
    .fill('Two open questions, one of them followed up.');
  await page
    .getByRole('textbox', { name: 'Feedback to the educator' })
    .fill('Try leaving a longer pause after a question.');
  await submit(page);
  await expect(page.getByText('Accepted', { exact: true }).first()).toBeVisible({ timeout: 30_000 });

  const [reading, ...more] = await readingsSince(exchange, before);
  expect(more).toEqual([]);
  expect(reading?.verdict).toBe('accepted');
  if (!reading) return;
  expect(verifyEvent(reading.event, reading.publicKey)).toBe(true);
  expect(reading.event.payload.annotations.map((a) => a.note)).toEqual([
    'Asks how the pupil knows',
    'Waits before taking an answer',
    'Links two strategies',
  ]);
  expect(reading.event.payload.scores.map((score) => [score.noEvidence, score.rationale])).toEqual([
    [false, 'Two open questions, one of them followed up.'],
    [false, ''],
    [false, ''],
    [true, ''],
  ]);
  expect(reading.event.payload.feedback).toBe('Try leaving a longer pause after a question.');
});

test('a reading made while the exchange is down is accepted when it is back', async ({ exchange, start }) => {
  const before = await idsNow(exchange);
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, batch);
  await exchange.stop();

  await readNext(page, batch);
  await play(page);
  for (const letter of ['A', 'B', 'C', 'D']) {
    await annotate(page, letter, `Seen for ${letter}`);
    await chooseLevel(page, letter, 3);
  }
  await submit(page);
  await expect(page.getByText('1 reading waiting to sync')).toBeVisible();

  await exchange.start();
  await expect(page.getByText('Accepted', { exact: true }).first()).toBeVisible({ timeout: 90_000 });
  const [reading] = await readingsSince(exchange, before);
  expect(reading?.event.payload.annotations).toHaveLength(4);
});

test('a workstation killed in the middle of a reading goes on where it was', async ({
  exchange,
  profile,
  start,
}) => {
  const first = await start();
  await enrol(first.page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(first.page, batch);
  await readNext(first.page, batch);
  await play(first.page);
  await annotate(first.page, 'A', 'Before the power went');
  await chooseLevel(first.page, 'A', 2);
  await first.page.getByRole('textbox', { name: 'Rationale for A' }).fill('Half a sentence');
  await expect(first.page.getByText(/^Saved \d/)).toBeVisible();
  await first.kill();

  expect(readdirSync(profile)).toContain('rangefinder.sqlite');
  const { page } = await start();
  await readNext(page, batch);
  await expect(page.getByText('Before the power went').first()).toBeVisible();
  await expect(page.getByRole('radio', { name: /^A level 2/ })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Rationale for A' })).toHaveValue('Half a sentence');
});

test('real classroom footage is scored like any other', async ({ start }) => {
  const programme = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  writeProgramme(programme, 2);
  for (const video of ['video-0.mp4', 'video-1.mp4'])
    copyFileSync('tests/fixtures/media/classroom.mp4', join(programme, 'media', video));
  const exchange = await openOfficeExchange(programme);
  try {
    const { page } = await start();
    await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
    await pull(page, 'Spring');
    await readNext(page, 'Spring');
    await play(page);
    for (const [letter, level] of [
      ['A', 3],
      ['B', 2],
      ['C', 1],
    ] as const) {
      await annotate(page, letter, `Seen in the classroom for ${letter}`);
      await chooseLevel(page, letter, level);
    }
    await submit(page);
    await expect(page.getByText('Accepted', { exact: true })).toBeVisible({ timeout: 30_000 });
  } finally {
    await exchange.remove();
    rmSync(programme, { recursive: true, force: true });
  }
});
