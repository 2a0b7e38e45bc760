import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goldenCases } from '#tests/helpers/goldenAgreement.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-agreement-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as a person does. */
function run(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['electron/launch/agreement.ts', ...words], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  return { status, stdout, stderr };
}

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function goldenFile(id: string): { path: string; recomputed: Record<string, { value?: unknown }> } {
  const golden = goldenCases().find((one) => one.id === id);
  if (!golden) throw new Error(id);
  const { units, raters, categories, codes } = golden.ratings;
  const score = (at: number) => ((codes[at] ?? -1) < 0 ? '' : `${categories[codes[at] ?? 0]}`);
  const line = (_: string, unit: number) =>
    [`u${unit}`, ...raters.map((_, rater) => score(unit * raters.length + rater))].join(',');
  const heads = ['unit', ...raters.map((rater) => `r${rater}`)].join(',');
  return { path: fileOf(`${id}.csv`, [heads, ...units.map(line)]), recomputed: golden.recomputed };
}

test.each(['krippendorff2011_c', 'gwet_raw4raters', 'shrout_fleiss1979'])(
  '%s as a file gives the figures of the reference, by the reference’s names',
  (id) => {
    const { path, recomputed } = goldenFile(id);
    const { all } = JSON.parse(run([path, '--json']).stdout);
    for (const name of [
      'percent.agreement',
      'gwet.ac1',
      'fleiss.kappa',
      'gwet.ac2.quadratic',
      'krippendorff.alpha.ordinal',
      'icc.2.1',
    ])
      expect(all[name].estimate, name).toBeCloseTo(Number(recomputed[name]?.value), 9);
    expect(Object.keys(all['gwet.ac1']).toSorted()).toEqual([
      'ci',
      'estimate',
      'n',
      'p',
      'standardError',
      'warnings',
    ]);
  },
);

const rows = [
  'unit,rater,criterion,score',
  's1,ann,A,3',
  's1,bo,A,3',
  's2,ann,A,1',
  's2,bo,A,2',
  's1,ann,B,2',
];

test('a person reads each criterion with its interval, how much it rests on, and what to beware of', () => {
  const { stdout, status } = run([fileOf('rows.csv', rows), '--weights', 'quadratic', '--scale', '1,2,3,4']);
  expect(status).toBe(0);
  expect(stdout).toContain('A: 2 units, 2 raters, scale 1, 2, 3, 4');
  expect(stdout).toMatch(/statistic +estimate +std\. error +95 % interval +p +units +raters +overlap/);
  expect(stdout).toMatch(/gwet\.ac2\.quadratic +0\.\d{3}/);
  expect(stdout).not.toContain('gwet.ac2.linear');
  expect(stdout).toContain('Insufficient: No unit was rated by two raters');
});

test('who wishes for a narrow interval is told how many units it takes', () => {
  const { path } = goldenFile('krippendorff2011_c');
  const { stdout } = run([path, '--width', '0.2']);
  expect(stdout).toMatch(/overlap +units needed/);
  expect(stdout).toMatch(/gwet\.ac1 .* 12 +4 +11 +\d+\n/);
});

test('who wishes for a reliability is told how many reads it takes, over all criteria together', () => {
  const units = Array.from({ length: 12 }, (_, unit) => unit);
  const read = (unit: number, rater: string, criterion: string) =>
    `u${unit},${rater},${criterion},${1 + ((unit * 5 + (rater === 'bo' ? unit % 3 : 0) + criterion.length) % 4)}`;
  const lines = units.flatMap((unit) =>
    ['ann', 'bo'].flatMap((rater) => ['A', 'BB'].map((criterion) => read(unit, rater, criterion))),
  );
  const text = ['unit,rater,criterion,score', ...lines].join('\n');
  const { stdout } = run(['-', '--reliability', '0.8'], text);
  expect(stdout).toContain('All 2 criteria together: how many reads for a reliability of 0.8');
  expect(stdout).toMatch(/submission × rater +−?\d\.\d{3}/);
  const { decisions } = JSON.parse(run(['-', '--reliability', '0.8', '--json'], text).stdout)[
    ' all criteria together'
  ];
  for (const { needed, byReads } of decisions) {
    const reliabilities = byReads.map((one: { estimate: number }) => one.estimate);
    expect(reliabilities.toSorted()).toEqual(reliabilities);
    if (needed <= 4) expect(reliabilities[needed - 1]).toBeGreaterThanOrEqual(0.8);
    if (needed > 1 && needed <= 5) expect(reliabilities[needed - 2]).toBeLessThan(0.8);
  }
});

test('what is insufficient is said in JSON with its reason, and never as a number', () => {
  const { B } = JSON.parse(run(['-', '--json'], rows.join('\n')).stdout);
  for (const [name, one] of Object.entries(B))
    if (!name.startsWith('rater.mean')) expect(one, name).toEqual({ insufficient: expect.any(String) });
});

test('a bootstrap gives the same interval for the same seed', () => {
  const { path } = goldenFile('krippendorff2011_c');
  const words = [
    path,
    '--bootstrap',
    '200',
    '--seed',
    '5',
    '--level',
    'ordinal',
    '--weights',
    'quadratic',
    '--json',
  ];
  const first = JSON.parse(run(words).stdout).all['krippendorff.alpha.ordinal'].bootstrap;
  expect(first.replicates).toBe(200);
  expect(first.bca[0]).toBeLessThan(first.bca[1]);
  expect(JSON.parse(run(words).stdout).all['krippendorff.alpha.ordinal'].bootstrap).toEqual(first);
});

test.each([
  [[], 'Name one file of ratings'],
  [['nowhere.csv'], 'nowhere.csv cannot be read'],
  [['-', '--weights', 'heavy'], '--weights heavy: choose one of identity'],
  [['-', '--level', 'high'], '--level high: choose one of nominal'],
  [['-', '--scale', '1,x'], '--scale 1,x: give each score point once'],
  [['-', '--bootstrap', '10'], '--bootstrap 10: give a whole number of 100 or more'],
  [['-', '--width', 'narrow'], '--width narrow: give a number above 0 and below 2'],
  [['-', '--reliability', '1'], '--reliability 1: give a number above 0 and below 1'],
  [['-', '--loud'], "Unknown option '--loud'"],
])('a wish that cannot be met is told, and nothing is printed: %j', (words, message) => {
  const { status, stdout, stderr } = run(words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('raters are drawn from four at least', () => {
  const { status, stdout, stderr } = run(['-', '--bootstrap', '200', '--draw-raters'], rows.join('\n'));
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('--draw-raters: there must be four raters at least');
  const path = goldenFile('krippendorff2011_c').path;
  const width = (words: string[]) => {
    const found = JSON.parse(run([path, '--bootstrap', '200', '--json', ...words]).stdout).all['gwet.ac1'];
    return found.bootstrap.percentile[1] - found.bootstrap.percentile[0];
  };
  expect(width(['--draw-raters'])).toBeGreaterThan(width([]));
}, 60_000);

test('a line that cannot be read is told by its number', () => {
  const { status, stderr } = run(['-'], 'unit,ann,bo\ns1,1,2\ns2,1.5,2\n');
  expect(status).toBe(1);
  expect(stderr).toBe(
    'line 3: “1.5” is not a whole number. Scores are whole numbers; leave the cell empty where there is none.\n',
  );
});

test('a million rows are read', () => {
  const lines = ['unit,rater,score'];
  for (let unit = 0; unit < 25_000; unit++)
    for (let rater = 0; rater < 40; rater++)
      lines.push(`s${unit},r${rater},${1 + ((unit * 7 + rater * (unit % 3)) % 4)}`);
  const { status, stdout } = run([
    fileOf('million.csv', lines),
    '--weights',
    'quadratic',
    '--level',
    'ordinal',
    '--json',
  ]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout).all['gwet.ac2.quadratic'].n).toEqual({
    units: 25_000,
    raters: 40,
    pairs: (25_000 * 40 * 39) / 2,
    overlap: 25_000,
  });
}, 120_000);
