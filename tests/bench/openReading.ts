import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Reading } from '#shared/contract/scoring.ts';
import { newId } from '#shared/domain/primitives.ts';
import { type OfficeExchange, openOfficeExchange } from '#tests/e2e/exchange.ts';
import { startBrowserHost } from '#tests/e2e/hosts/browser.ts';
import { enrol, pull } from '#tests/e2e/steps/assessor.ts';
import { openTestWorkstation } from '#tests/helpers/workstation.ts';
import { type Bench, inTurn, type Measure, measureOf } from './measure.ts';

/** A word in the batch's row of the queue. */
const batch = 'first window';
const annotations = 10_000;
const perEdit = 100;
const rounds = 5;

/** Enrols and fetches the evidence as a person does, once. */
async function setUp(profile: string, exchange: OfficeExchange): Promise<void> {
  const { page, close } = await startBrowserHost({ profile });
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, batch);
  await close();
}

function editsFor({ rubric, evidence }: Reading) {
  const [video] = evidence;
  if (!video) throw new Error('the submission has no evidence');
  const durationMs = video.durationMs ?? 60_000;
  const change = (i: number) => {
    const startMs = Math.floor((i / annotations) * durationMs);
    const span = { kind: 'time' as const, evidenceId: video.id, startMs, endMs: startMs + (i % 8) * 500 };
    const criterionIds = [rubric.criteria[i % rubric.criteria.length]?.id ?? ''];
    const annotation = {
      id: newId(),
      span,
      criterionIds,
      levelId: null,
      note: `She asks how they know (${i}).`,
    };
    return { kind: 'annotation' as const, annotation };
  };
  return Array.from({ length: annotations / perEdit }, (_, edit) => ({
    id: newId(),
    changes: Array.from({ length: perEdit }, (_, i) => change(edit * perEdit + i)),
  }));
}

/** Fills the reading of the first submission and begins that of the second. @returns the paths of both */
async function fill(profile: string): Promise<{ full: string; empty: string }> {
  const one = openTestWorkstation({ profile });
  try {
    const { batches } = await one.call('queue.list', {});
    const batchId = batches.find(({ kind }) => kind === 'operational')?.id ?? '';
    const { submissions } = await one.call('queue.batch', { batchId });
    const [first, second] = submissions;
    if (!first || !second) throw new Error('the batch has fewer than two submissions');
    const reading = await one.call('scoring.open', { batchId, submissionId: first.id });
    await one.call('scoring.save', { readingId: reading.id, edits: editsFor(reading) });
    await one.call('scoring.open', { batchId, submissionId: second.id });
    const path = ({ id }: { id: string }) => `#/batch/${batchId}/submission/${id}`;
    return { full: path(first), empty: path(second) };
  } finally {
    await one.close();
  }
}

/** Milliseconds from asking for a reading to its spans being on the screen. The page knows nothing of it before. */
async function timeToOpen(page: Page, path: string): Promise<number> {
  await page.evaluate(() => {
    window.location.hash = '#/';
  });
  await page.reload();
  await page.getByRole('row').filter({ hasText: batch }).waitFor();
  return page.evaluate(async (hash) => {
    const from = performance.now();
    window.location.hash = hash;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    while (document.querySelector('canvas[data-lanes]') === null) await frame();
    // One frame lays it out and asks for the drawing, the next draws.
    await frame();
    await frame();
    return performance.now() - from;
  }, path);
}

async function measure(profile: string): Promise<Measure[]> {
  const paths = await fill(profile);
  const { page, close } = await startBrowserHost({ profile });
  try {
    // The first opening of each prepares its recording, which is not what is measured.
    for (const path of [paths.full, paths.empty]) await timeToOpen(page, path);
    const samples = await inTurn(
      rounds,
      () => timeToOpen(page, paths.full),
      () => timeToOpen(page, paths.empty),
    );
    const against = 'the same with no annotation';
    return [measureOf({ name: 'open-reading', against, target: 2, better: 'lower', unit: 'ms' }, samples)];
  } finally {
    await close();
  }
}

/** Opening a reading with ten thousand annotations against an empty one, at the screen of the browser host. */
export const openReading: Bench = {
  name: 'open-reading',
  async run() {
    const profile = mkdtempSync(join(tmpdir(), 'rangefinder-bench-'));
    const exchange = await openOfficeExchange();
    try {
      await setUp(profile, exchange);
      return await measure(profile);
    } finally {
      await exchange.remove();
      rmSync(profile, { recursive: true, force: true });
    }
  },
};
