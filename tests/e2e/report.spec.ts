import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { findRscript } from '../machine/r.ts';
import { downloadsOf } from './hosts/host.ts';
import { enrol } from './steps/assessor.ts';
import { openDesk, part } from './steps/desk.ts';
import { expect, test } from './test.ts';

test('on the desktop the report lands in the downloads folder, beside what is there', {
  tag: '@desktop',
}, async ({ exchange, profile, start }) => {
  const downloads = downloadsOf(profile);
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await part(page, 'Report');
  const save = (name: string) => page.getByRole('button', { name }).click();
  await save('Save as a web page');
  await expect(page.getByText('agreement.html is in your downloads folder.')).toBeVisible();
  expect(readFileSync(join(downloads, 'agreement.html'), 'utf8')).toContain('Limits of what can be said');
  await save('Save as a web page');
  await expect(page.getByText('agreement (1).html is in your downloads folder.')).toBeVisible();
  await save('Save as PDF');
  await expect(page.getByText('agreement.pdf is in your downloads folder.')).toBeVisible({ timeout: 20_000 });
  const pdf = await PDFDocument.load(readFileSync(join(downloads, 'agreement.pdf')));
  expect(pdf.getPageCount()).toBeGreaterThan(1);
  await save('Save for R');
  await expect(page.getByText('agreement-for-r.zip is in your downloads folder.')).toBeVisible();
  const files = unzipSync(readFileSync(join(downloads, 'agreement-for-r.zip')));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['scores.csv', 'figures.csv', 'agreement.R']));
  const rscript = findRscript();
  test.skip(rscript === undefined, 'no R on this machine');
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(downloads, name), bytes);
  const said = execFileSync(rscript ?? '', ['agreement.R'], { cwd: downloads, encoding: 'utf8' });
  expect(said).toMatch(/All 40 figures are the desk/);
});
