import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '#shared/contract/errors.ts';
import type { Reading } from '#shared/contract/scoring.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import {
  openTestWorkstation,
  type TestWorkstation,
  type TestWorkstationOptions,
} from '#tests/helpers/workstation.ts';
import { batchNamed, edit, openNext } from '#tests/helpers/workstationScoring.ts';

const sampleDir = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
const root = join(import.meta.dirname, '..', '..', '..');
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
let exchange: RunningExchange;
let profile: string;

beforeAll(async () => {
  writeProgramme(sampleDir, 2);
  exchange = await startExchange({ seed: 'sample', sampleDir });
});
afterAll(async () => {
  await exchange.stop();
  rmSync(sampleDir, { recursive: true, force: true });
});
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'rangefinder-profile-'));
});
afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

/** A workstation with a reading begun. */
async function begun(options: TestWorkstationOptions): Promise<{ one: TestWorkstation; reading: Reading }> {
  const one = openTestWorkstation(options);
  const code = await exchange.enrolCode('assessor', { certified: true });
  await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
  const { id: batchId } = await batchNamed(one, 'Practice');
  await one.call('queue.claim', { batchId });
  return { one, reading: await openNext(one, batchId) };
}

const reopen = (one: TestWorkstation, { batch, submission }: Reading) =>
  one.call('scoring.open', { batchId: batch.id, submissionId: submission.id });

function startSaver(reading: Reading): ChildProcess {
  const script = fileURLToPath(new URL('../../helpers/workstationSaver.ts', import.meta.url));
  const evidenceId = reading.evidence[0]?.id ?? '';
  return spawn(node, [script, profile, reading.id, evidenceId], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** @returns what it acknowledged, at least so many saves, before it was killed in the middle of another */
async function killAfter(saves: number, child: ChildProcess): Promise<string[]> {
  const acknowledged: string[] = [];
  if (!child.stdout) throw new Error('no output');
  createInterface({ input: child.stdout }).on('line', (line) => {
    acknowledged.push(line);
    if (acknowledged.length === saves) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return acknowledged;
}

describe('what was acknowledged as saved', () => {
  it('is there after the program was killed in the middle of saving', async () => {
    const { one, reading } = await begun({ profile });
    await one.close();
    const acknowledged = await killAfter(200, startSaver(reading));

    // Opens at once: the operating system let go of the lock with the process.
    const again = openTestWorkstation({ profile });
    const kept = new Set((await reopen(again, reading)).annotations.map((annotation) => annotation.id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    await again.close();
  });

  it('can still be undone and redone, step by step, after the kill', async () => {
    const { one, reading } = await begun({ profile });
    await one.close();
    await killAfter(20, startSaver(reading));
    const again = openTestWorkstation({ profile });
    const { id: readingId } = reading;
    const { annotations, history } = await reopen(again, reading);
    expect(history).toEqual({ undo: 'annotation', redo: null });
    for (const { id: annotationId } of annotations.toReversed()) {
      const { changes } = await again.call('scoring.undo', { readingId });
      expect(changes).toEqual([{ kind: 'annotation removed', annotationId }]);
    }
    expect((await again.problemOf('scoring.undo', { readingId })).code).toBe('nothing_to_undo');
    expect((await reopen(again, reading)).annotations).toEqual([]);
    for (const _ of annotations) await again.call('scoring.redo', { readingId });
    expect((await reopen(again, reading)).annotations).toEqual(annotations);
    await again.close();
  });
});

describe('one profile', () => {
  it('belongs to one process: a second one is told so, and the first goes on', async () => {
    const { one, reading } = await begun({ profile });
    await one.close();
    const child = startSaver(reading);
    if (!child.stdout) throw new Error('no output');
    await once(createInterface({ input: child.stdout }), 'line');
    expect(() => openTestWorkstation({ profile })).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'profile_in_use' }) }),
    );
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
    await openTestWorkstation({ profile }).close();
  });

  it('belongs to one workstation inside a process too', async () => {
    const one = openTestWorkstation({ profile });
    expect(() => openTestWorkstation({ profile })).toThrow(ProblemError);
    await one.close();
    await openTestWorkstation({ profile }).close();
  });
});

/** Saves longer and longer feedback until it cannot be written. @returns the last that was acknowledged */
async function saveUntilFull(one: TestWorkstation, reading: Reading): Promise<string> {
  let saved = '';
  for (let i = 0; i < 2_000; i++) {
    const note = `${i} `.padEnd(15_000, 'x');
    const evidenceId = reading.evidence[0]?.id ?? '';
    const span = { kind: 'time' as const, evidenceId, startMs: i, endMs: i };
    const id = crypto.randomUUID();
    const annotation = { id, span, criterionIds: [], levelId: null, note };
    const answer = await one.workstation.call(
      'scoring.save',
      { readingId: reading.id, edits: [{ id, changes: [{ kind: 'annotation', annotation }] }] },
      { trusted: true },
    );
    if (!answer.ok) {
      expect(answer.error).toMatchObject({ code: 'disk_full', remedy: expect.stringContaining('Free') });
      return saved;
    }
    saved = id;
  }
  throw new Error('the disk never filled');
}

describe('a full disk', () => {
  it('refuses the change, says what to do, and keeps everything saved before', async () => {
    const first = await begun({ profile });
    await first.one.close();
    const one = openTestWorkstation({ profile, maxPages: 200 });
    const saved = await saveUntilFull(one, first.reading);
    const { annotations } = await reopen(one, first.reading);
    expect(annotations.at(-1)?.id).toBe(saved);
    await one.close();
  });

  const canMount = process.platform === 'linux' && process.getuid?.() === 0;
  it.runIf(canMount)('goes on as soon as there is room again, on a real file system', async () => {
    const mount = join(profile, 'small');
    mkdirSync(mount);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', mount]);
    try {
      const { one, reading } = await begun({ profile: mount });
      // The evidence does not fit either: it would leave no room for the scores.
      expect((await batchNamed(one, 'Practice')).download).toMatchObject({
        state: 'failed',
        problem: { code: 'disk_full' },
      });
      fill(join(mount, 'filler'));
      const saved = await saveUntilFull(one, reading);
      unlinkSync(join(mount, 'filler'));
      const feedback = 'There is room again.';
      await edit(one, reading.id, { kind: 'feedback', feedback });
      const after = await reopen(one, reading);
      expect(after.feedback).toBe(feedback);
      expect(after.annotations.at(-1)?.id ?? '').toBe(saved);
      await one.close();
    } finally {
      execFileSync('umount', [mount]);
    }
  });
});

function fill(path: string): void {
  const handle = openSync(path, 'w');
  try {
    for (;;) writeSync(handle, Buffer.alloc(4096, 1));
  } catch {
    // Full, as wanted.
  } finally {
    closeSync(handle);
  }
}
