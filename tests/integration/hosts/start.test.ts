import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const empty = mkdtempSync(join(tmpdir(), 'rangefinder-start-'));
afterAll(() => rmSync(empty, { recursive: true }));

function start(words: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'electron/launch/start.ts'), ...words],
    { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 30_000 },
  );
  return { status, stdout, lines: stderr.trim().split('\n') };
}

describe('a command line that cannot be understood', () => {
  it.each([
    [['--colour', 'blue'], /Unknown option '--colour'.*Usage: npm start/],
    [['--host', 'phone'], /--host is desktop or browser, not “phone”.*Usage/],
    [['--port', 'abc'], /--port is a number from 0 to 65535, not “abc”/],
    [['--profile'], /--profile.*Usage/],
    [['stray'], /stray.*Usage/],
  ])('%j gets one line and exit code 2', (words, line) => {
    expect(start(words)).toEqual({ status: 2, stdout: '', lines: [expect.stringMatching(line)] });
  });
});

describe('the desktop asked for where it cannot be had', () => {
  const words = ['--host', 'desktop', '--profile', join(empty, 'profile')];

  it('because there is no Electron is refused with the remedy', () => {
    const refused = start(words, { ELECTRON_OVERRIDE_DIST_PATH: empty });
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.lines).toEqual([expect.stringContaining('holds no Electron. Unset it')]);
  });
});
