import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { inThePhone, place, plantedPdf } from '#tests/helpers/plantedFiles.ts';

const phone = '../shared/media/classroom-phone.mov';

let folder: string;
let list: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-commands-'));
  list = place(folder, 'list.txt', inThePhone.join('\n'));
  return () => rmSync(folder, { recursive: true, force: true });
});

function run(name: 'scrub' | 'leak-scan', ...words: string[]) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', name, '--', ...words], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('a person scrubs the recording of a phone, and a scan finds in it nothing of all it found before', () => {
  const output = join(folder, 'clean.mp4');
  const before = run('leak-scan', phone, '--identifiers', list, '--json');
  expect(before.status).toBe(1);
  const found: { identifier: string }[] = JSON.parse(before.stdout).found;
  expect([...new Set(found.map(({ identifier }) => identifier))].sort()).toEqual([...inThePhone].sort());

  const scrubbed = run('scrub', phone, '--out', output, '--identifiers', list, '--json');
  expect(scrubbed.status).toBe(0);
  expect(JSON.parse(scrubbed.stdout)).toMatchObject({ ok: true, kind: 'recording' });

  const after = run('leak-scan', output, '--identifiers', list, '--json');
  expect(after.status).toBe(0);
  expect(JSON.parse(after.stdout)).toMatchObject({ ok: true, found: [], searched: { files: 1 } });
});

test('without --json both commands say in words what they did', async () => {
  const plan = place(folder, 'plan.pdf', await plantedPdf());
  const scrubbed = run('scrub', plan, '--out', join(folder, 'clean.pdf'), '--identifiers', list);
  expect(scrubbed.stdout).toMatch(/^Written \(pdf/);
  expect(scrubbed.stdout).toContain('not looked for');
  const scanned = run('leak-scan', plan, '--identifiers', list);
  expect(scanned.stdout).toContain('“Jordan Rivera” in ., text of page 1');
  expect(scanned.stdout).toContain('This place is not clean.');
});

test('what cannot be proved clean is not written, and the command ends with 1', () => {
  // Every file of this kind has a part of that name.
  const list = place(folder, 'moov.txt', 'moov\n');
  const output = join(folder, 'clean.mp4');
  const { status, stdout } = run('scrub', phone, '--out', output, '--identifiers', list, '--json');
  expect(status).toBe(1);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ ok: false, output: null });
  expect(report.checks.filter(({ ok }: { ok: boolean }) => !ok)).toMatchObject([
    { name: 'none of the identifiers in any encoding' },
  ]);
  expect(readdirSync(folder).sort()).toEqual(['list.txt', 'moov.txt']);
});

test.each([
  ['scrub', [phone, '--out', 'x.mp4'], 2, '--identifiers is missing'],
  ['scrub', [phone, phone, '--out', 'x.mp4', '--identifiers', 'l'], 2, 'Name one file'],
  ['scrub', ['nothing.mov', '--out', 'x.mp4', '--identifiers', 'LIST'], 1, 'cannot be opened'],
  [
    'scrub',
    [phone, '--out', 'x.mp4', '--identifiers', 'nothing.txt'],
    1,
    'list of identifiers cannot be read',
  ],
  ['leak-scan', [phone, '--unknown'], 2, '--unknown'],
  ['leak-scan', ['nothing', '--identifiers', 'LIST'], 1, 'nothing to search'],
] as const)('%s %j ends with %i and says why', (name, words, code, why) => {
  const { status, stdout, stderr } = run(name, ...words.map((word) => (word === 'LIST' ? list : word)));
  expect({ status, stdout }).toEqual({ status: code, stdout: '' });
  expect(stderr).toContain(why);
  expect(existsSync('x.mp4')).toBe(false);
});

test('a refusal is JSON where JSON is asked for', () => {
  const playlist = place(folder, 'lesson.mp4', '#EXTM3U\nhttp://127.0.0.1:1/x.ts\n');
  const { status, stdout } = run(
    'scrub',
    playlist,
    '--out',
    join(folder, 'x.mp4'),
    '--identifiers',
    list,
    '--json',
  );
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, problem: { code: 'unsupported' } });
  expect(readFileSync(list, 'utf8')).toContain('Jordan');
});
