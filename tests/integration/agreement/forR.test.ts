import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ratings } from '#shared/agreement/ratings.ts';
import { defaultRule } from '#shared/domain/resolution.ts';
import type { CountedReading, Subject } from '#shared/exchange/agreement.ts';
import { goldenCases } from '#tests/helpers/goldenAgreement.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';
import { noFilters } from '../../../renderer/src/features/agreement/numbers/filters.ts';
import { criterionNumbers } from '../../../renderer/src/features/agreement/numbers/overview.ts';
import { ratingsOn, tableOf } from '../../../renderer/src/features/agreement/numbers/table.ts';
import { filesForR } from '../../../renderer/src/features/agreement/report/forR.ts';
import { findRscript } from '../../machine/r.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-for-r-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A subject whose criteria have the scales of the tables, which are of the same units and readers. */
function subjectFrom(tables: readonly Ratings[]): Subject {
  const rubric = rubricOf(tables.map((_, at) => String.fromCharCode(65 + at)));
  const criteria = rubric.criteria.map((criterion, at) => ({
    ...criterion,
    levels: (tables[at]?.categories ?? []).map((points) => ({
      id: `${criterion.letter}${points}`,
      points,
      name: `${points}`,
      descriptor: '',
    })),
  }));
  return {
    microCredentialId: 'one',
    rubricHash: 'a'.repeat(64),
    title: 'Discourse',
    rubric: { ...rubric, criteria },
    rule: defaultRule,
    batches: [],
    anchors: [],
  };
}

const nameOf = (unit: number) => `Übung “${unit}”, "a, b" O'Neil`;

function readingsFrom(tables: readonly Ratings[]): CountedReading[] {
  const { units, raters } = tables[0] as Ratings;
  const pointsAt = (at: number) => tables.map(({ codes, categories }) => categories[codes[at] ?? -1] ?? null);
  return units.flatMap((_, unit) =>
    raters.flatMap((_, rater) => {
      const points = pointsAt(unit * raters.length + rater);
      return points.every((one) => one === null)
        ? []
        : [
            {
              readingId: `${unit}/${rater}`,
              batchId: 'window',
              submissionId: `${unit}`,
              submission: nameOf(unit),
              reader: `Leitora nº ${rater + 1}`,
              place: 0,
              at: '2026-11-02T08:00:00.000Z',
              activeMs: 60_000,
              points,
            },
          ];
    }),
  );
}

/** The files of the export as the desk writes them. */
function filesOf(tables: readonly Ratings[]): Record<string, string> {
  const subject = subjectFrom(tables);
  const table = tableOf(readingsFrom(tables));
  const criteria = subject.rubric.criteria.map((criterion, place) =>
    criterionNumbers(criterion.id, ratingsOn(table, criterion, place)),
  );
  return filesForR({ subject, numbers: { table, criteria } }, noFilters);
}

/** Runs the script of the export in a folder of its own, as its first lines say. */
function runScript(files: Record<string, string>) {
  const place = mkdtempSync(join(folder, 'export-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  const { status, stdout, stderr } = spawnSync(findRscript() ?? '', ['agreement.R'], {
    cwd: place,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const cases = goldenCases().filter(({ ratings }) => ratings.units.length > 0 && ratings.raters.length > 1);
const goldenNamed = (id: string) => {
  const found = cases.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found.ratings;
};

describe.skipIf(findRscript() === undefined)('R, from the files of the export', () => {
  test.each(cases.map(({ id, ratings }) => ({ id, ratings })))(
    'says the figures of the desk for $id',
    ({ ratings }) => {
      const { status, stdout, stderr } = runScript(filesOf([ratings]));
      expect(stdout + stderr).toContain('All 10 figures are the desk');
      expect(status).toBe(0);
    },
  );

  test('says them for criteria with scales of different lengths', () => {
    const four = goldenNamed('irr_video');
    const shorter = {
      ...four,
      categories: four.categories.slice(0, 3),
      codes: four.codes.map((c) => Math.min(c, 2)),
    };
    const { status, stdout, stderr } = runScript(filesOf([four, shorter]));
    expect(stdout + stderr).toContain('All 20 figures are the desk');
    expect(status).toBe(0);
  });

  test('tells which figures differ where a score was changed afterwards', () => {
    const files = filesOf([goldenNamed('gwet_raw4raters')]);
    const scores = files['matrix-A.csv'] ?? '';
    // The last reader's score of the first submission whose name ends the quoted part.
    const changed = scores.replace(/^(".*",(?:[\dNA]+,)*)([\dNA]+)$/m, '$15');
    expect(changed).not.toBe(scores);
    const { status, stdout } = runScript({ ...files, 'matrix-A.csv': changed });
    expect(stdout).toMatch(/gwet\.ac1 .* FALSE/);
    expect(stdout).toContain("figures differ from the desk's");
    expect(status).toBe(1);
  });
});
