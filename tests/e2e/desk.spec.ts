import type { Submission } from '#shared/domain/batch.ts';
import { newId } from '#shared/domain/primitives.ts';
import { auditEvents, enrolByHand } from '#tests/helpers/auditor.ts';
import { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import type { OfficeExchange } from './exchange.ts';
import { expectAccessible } from './steps/accessible.ts';
import { enrol } from './steps/assessor.ts';
import { decideAll, openDesk, part } from './steps/desk.ts';
import { readAt } from './steps/readings.ts';
import { expect, test } from './test.ts';

test.describe.configure({ timeout: 180_000 });

test('an auditor finds the reader who drifts, and what it rests on', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await expect(page.getByText(/\d+ readings of 30 submissions by 4 readers/)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Eliciting student thinking' })).toContainText(
    /0\.\d\d \(0\.\d\d to \d\.\d\d\)/,
  );
  await expectAccessible(page);
  await page.keyboard.press('Alt+Shift+D');
  await expect(page.getByRole('dialog')).toContainText('Gwet AC1');
  await page.keyboard.press('Escape');

  await part(page, 'Drift');
  const charts = page.locator('section').filter({ hasText: 'over time' });
  await expect(charts).toHaveCount(4);
  const strongest = charts.first();
  await expect(strongest).toContainText(/has moved: higher than the others from/);
  const reader = (await strongest.getByRole('heading').innerText()).replace(' over time', '');
  await strongest.getByText('Table').click();
  await expect(strongest.getByRole('table')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('search').getByLabel('Readers').first().click();
  await page.getByRole('option', { name: reader, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(charts).toHaveCount(1);
  await expect(strongest).toContainText(/has moved: higher than the others from/);
  await part(page, 'Raters');
  await expect(page.getByText('Fewer than two readers are left by the filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('heading', { name: /Quadratic kappa/ })).toBeVisible();
});

test('an auditor sees whether readers agree for the same reasons', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await part(page, 'Evidence');
  const lanes = page.getByRole('figure', { name: /\d+ marks of .* criterion by criterion/ });
  await expect(lanes.locator('svg a').first()).toBeVisible();
  const matched = page.locator('section').filter({ hasText: 'Do two readers mark the same moments?' });
  await matched.getByText('Table', { exact: true }).click();
  await expect(page.getByRole('cell', { name: /^\d+ of \d+$/ }).first()).toBeVisible();
  await lanes.locator('svg a').first().click();
  await expect(page.getByRole('heading', { name: /^Readings of / })).toBeVisible();
});

test('no part of the desk keeps anybody out', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  const names = await page
    .getByRole('navigation', { name: 'Parts of the desk' })
    .getByRole('link')
    .allInnerTexts();
  expect(names.length).toBe(14);
  for (const name of names) {
    await part(page, name);
    await expect(page.locator('main figure, main table, main button').first()).toBeVisible();
    await expectAccessible(page);
  }
});

test('an auditor sees where a reader is harder than elsewhere, and gives each criterion steps of its own', async ({
  exchange,
  start,
}) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await part(page, 'Raters');
  await page.getByRole('radiogroup', { name: 'Each reader on each criterion' }).getByText('Table').click();
  const bias = page.getByRole('table', { name: 'Each reader on each criterion' });
  await expect(bias.getByRole('row')).toHaveCount(1 + 4 * 4);
  await bias.getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /^Readings of / })).toBeVisible();
  await page.goBack();

  await part(page, 'Wright map');
  const ruler = page.getByRole('radiogroup', { name: 'Submissions, readers and criteria on one ruler' });
  await ruler.getByText('Table').click();
  const table = page.getByRole('table', { name: 'Submissions, readers and criteria on one ruler' });
  const steps = table.getByRole('row').filter({ hasText: 'Thresholds' });
  await expect(steps).toHaveCount(3);
  await page.getByText('Each criterion’s own').click();
  await expect(steps.filter({ hasText: /A \d\|\d/ }).first()).toBeVisible();
  expect(await steps.count()).toBeGreaterThan(3);
  await expectAccessible(page);
});

test('an auditor explains a disagreement to the second and decides it', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await part(page, 'Adjudication');
  const waiting = page.getByRole('table', { name: 'Readings that differ' });
  const filmed = waiting.getByRole('row').filter({ hasText: 'first window' }).first();
  const name = await filmed.getByRole('link').innerText();
  await filmed.getByRole('link').click();
  await expect(page.getByRole('heading', { name: `Readings of ${name}` })).toBeVisible();
  const explained = page.getByRole('region', { name: 'The two spans that explain it' });
  const play = explained.getByRole('button', { name: /^Play .*: \d\d:\d\d:\d\d/ }).first();
  const [, minutes, seconds] = /: \d\d:(\d\d):(\d\d)/.exec(await play.innerText()) ?? [];
  await play.click();
  await expect(page.locator('video')).toHaveJSProperty('paused', false);
  // It plays where the span begins, not where the recording does, as soon as it has got there.
  const from = 60 * Number(minutes) + Number(seconds);
  expect(from).toBeGreaterThan(0);
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThanOrEqual(from);
  const result = page.getByRole('table', { name: 'Result' });
  await expect(result.getByRole('row')).toHaveCount(5);
  // What readers differ on is open, and has no fair score either; how strict they are is told.
  await expect(result.getByRole('row', { name: /^A / })).toContainText(/[1-4], [1-4].*––$/);
  await expect(
    page.getByText(
      /^Severity in logits above the mean: .* −?\d\.\d\d ± \d\.\d\d; .* It rests on \d+ submissions/,
    ),
  ).toBeVisible();
  await expect(page.getByText('By the policy it informs and changes no result.')).toBeVisible();
  await expect(
    page.getByText(/certified then by another authority, .* severity −?\d\.\d\d ± /).first(),
  ).toBeVisible();
  await expect(
    page.getByText(/Gamma, of place and criterion together against chance: −?\d\.\d\d/),
  ).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Ask for a third read' }).click();
  await expect(page.getByText(/A third read was asked for by .* You can still decide/)).toBeVisible();

  await decideAll(page, 3, 'The pressed-for reason is there in both spans.');

  await expect
    .poll(async () => {
      const { credential } = await enrolByHand(exchange.url, await exchange.enrolCode('auditor'));
      const events = await auditEvents(exchange.url, credential);
      return events
        .filter(({ event }) => event.type === 'adjudication.decided')
        .map(({ verdict }) => verdict);
    })
    .toEqual(['accepted']);
  await part(page, 'Adjudication');
  const settled = page.getByRole('table', { name: 'Settled' });
  await settled.getByRole('row').filter({ hasText: 'agreed' }).first().getByRole('link').click();
  await expect(result.getByRole('row', { name: /^A / })).toContainText(/[1-4](\.\d+)?$/);
  await part(page, 'Trail');
  await expect(page.getByText(/every signature and every chain is sound/)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Decision' })).toContainText('accepted');
});

const digestOf = ({ evidence }: Submission) =>
  evidence.find(({ kind }) => kind === 'document')?.media.sha256 ?? '';

/** Two certified readers, their names: they give the first submission of a batch the lowest and the highest levels, and mark regions of it. */
async function readApart(exchange: OfficeExchange, batch: string): Promise<string[]> {
  const names: string[] = [];
  for (const place of [0, 3]) {
    const code = await exchange.enrolCode('assessor', { certified: true });
    const reader = await ExchangeReader.enrol(exchange.url, code);
    const manifest = await reader.claim(batch);
    const has = (kind: string) => (one: { kind: string }) => one.kind === kind;
    // Each reader has an order of their own; the files are the same.
    const [submission] = manifest.submissions
      .filter(({ evidence }) => evidence.some(has('document')) && evidence.some(has('image')))
      .toSorted((a, b) => digestOf(a).localeCompare(digestOf(b)));
    const idOf = (kind: string) => submission?.evidence.find(has(kind))?.id ?? '';
    const { criteria } = manifest.rubric;
    const criterionIds = criteria.slice(0, 1).map(({ id }) => id);
    const box = { x: 0.1 + place / 30, y: 0.2, width: 0.4, height: 0.2 };
    const mark = { criterionIds, levelId: null };
    if (!submission) throw new Error('no submission of the batch has a document and an image');
    await readAt(
      reader,
      { manifest, submission },
      {
        place,
        annotations: [
          {
            id: newId(),
            ...mark,
            span: { kind: 'page', evidenceId: idOf('document'), page: 1, ...box },
            note: 'The aim.',
          },
          {
            id: newId(),
            ...mark,
            span: { kind: 'image', evidenceId: idOf('image'), ...box },
            note: 'The table.',
          },
        ],
      },
    );
    names.push(reader.enrolled.pseudonym);
  }
  return names;
}

test('regions of a page and of an image stand over it, of both readers', async ({ exchange, start }) => {
  const names = await readApart(exchange, 'Discourse in mathematics, first window');
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await part(page, 'Adjudication');
  const waiting = page.getByRole('table', { name: 'Readings that differ' });
  const link = waiting
    .getByRole('row')
    .filter({ hasText: names[0] ?? '' })
    .getByRole('link');
  const address = await link.getAttribute('href');
  await page.evaluate(
    (to) => {
      location.hash = to;
    },
    `${address}/${names.join('/')}`,
  );
  const kinds = page.getByRole('radiogroup', { name: 'Evidence' });
  const inkOf = (canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return pixels.filter((value, at) => at % 4 === 0 && value < 128).length;
  };
  await kinds.getByText('Lesson plan').click();
  const sheet = page.getByRole('figure', { name: 'Page 1' });
  await expect.poll(() => sheet.locator('canvas').evaluate(inkOf), { timeout: 20_000 }).toBeGreaterThan(500);
  await expect(sheet.getByRole('button', { name: /^A .* The aim\.$/ })).toHaveCount(2);
  await sheet
    .getByRole('button', { name: /The aim/ })
    .first()
    .press('Enter');
  await expect(sheet.getByRole('button', { pressed: true })).toHaveCount(1);
  await expectAccessible(page);
  await kinds.getByText('Student work').first().click();
  await expect(page.getByRole('button', { name: /^A .* The table\.$/ })).toHaveCount(2);
});

test('an auditor takes the report and the data for R along', { tag: '@page' }, async ({
  exchange,
  start,
}) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await part(page, 'Report');
  const [html] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a web page' }).click(),
  ]);
  const report = await (await html.createReadStream()).toArray();
  const text = Buffer.concat(report as Buffer[]).toString('utf8');
  for (const said of ['Limits of what can be said', 'Marks matched (F1)', 'Each reader on each criterion'])
    expect(text).toContain(said);
  expect(text).toContain('<svg');
  expect(text).not.toMatch(/<script|href="#|src="http/);
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save for R' }).click(),
  ]);
  expect(zip.suggestedFilename()).toBe('agreement-for-r.zip');
});
