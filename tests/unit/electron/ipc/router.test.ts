import { describe, expect, it } from 'vitest';
import type { Log } from '#electron/host.ts';
import { createRouter } from '#electron/ipc/router.ts';
import { problem } from '#shared/contract/errors.ts';
import { type Handlers, type RouteName, routes } from '#shared/contract/registry.ts';
import { newId } from '#shared/domain/primitives.ts';

const trusted = { trusted: true };

/** Handlers that all answer with the same, and remember what they were called with. */
function setUp(answer: () => unknown) {
  const called: unknown[] = [];
  const lines: string[] = [];
  const line = (fields: Record<string, unknown>) => lines.push(JSON.stringify(fields));
  const log: Log = { info: line, warn: line, error: line };
  const handle = (input: unknown) => {
    called.push(input);
    return answer();
  };
  const names = Object.keys(routes) as RouteName[];
  const handlers = Object.fromEntries(names.map((name) => [name, handle])) as unknown as Handlers;
  return { call: createRouter(() => handlers, log), called, lines };
}

const history = { undo: 'feedback', redo: null };
const fine = () => ({ savedAt: '2026-01-01T00:00:00.000Z', history });
const fails = (error: unknown) => () => {
  throw error;
};
const edits = (...changes: unknown[]) => ({ edits: [{ id: newId(), changes }] });
const feedback = (text: unknown) => edits({ kind: 'feedback', feedback: text });
const save = { readingId: newId(), ...feedback('Well done.') };

describe('the gate', () => {
  it('lets a known route with sound input through and hands the answer back', async () => {
    const { call, called } = setUp(fine);
    expect(await call('scoring.save', save, trusted)).toEqual({ ok: true, data: fine() });
    expect(called).toEqual([save]);
  });

  it('asks who sent it before anything else', async () => {
    const { call, called } = setUp(fine);
    for (const sender of [{ trusted: false }, {}, undefined, null, { trusted: 'yes' }]) {
      const answer = await call('no.route', { broken: true }, sender as never);
      expect(answer).toMatchObject({ ok: false, error: { code: 'untrusted_sender' } });
    }
    expect(called).toEqual([]);
  });

  it.each(['', 'no.route', 'toString', '__proto__', 'constructor', 'scoring', 'scoring.save ', 7, null, {}])(
    'does not know the route %j',
    async (route) => {
      const { call } = setUp(fine);
      expect(await call(route, {}, trusted)).toMatchObject({ ok: false, error: { code: 'unsupported' } });
    },
  );

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'readingId'],
    ['a list', [save]],
    ['an unknown field', { ...save, admin: true }],
    ['a missing field', { readingId: save.readingId }],
    ['an id that is none', { ...save, readingId: "' OR 1=1 --" }],
    ['text without end', { ...save, ...feedback('x'.repeat(20_001)) }],
    ['an object for a text', { ...save, ...feedback({ toString: () => 'x' }) }],
    ['a prototype', JSON.parse(JSON.stringify(save).replace('{', '{"__proto__":{"trusted":true},'))],
  ])('refuses input with %s before the handler sees it', async (_, input) => {
    const { call, called } = setUp(fine);
    const answer = await call('scoring.save', input, trusted);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(called).toEqual([]);
  });

  it('names the field that is wrong, and not what was in it', async () => {
    const { call } = setUp(fine);
    const span = { kind: 'time', evidenceId: newId(), startMs: 0, endMs: -5 };
    const annotation = { id: newId(), span, criterionIds: [], levelId: null, note: 'secret note' };
    const input = { readingId: newId(), ...edits({ kind: 'annotation', annotation }) };
    const answer = await call('scoring.save', input, trusted);
    expect(JSON.stringify(answer)).toContain('annotation.span.endMs');
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

describe('what a handler may answer', () => {
  it('is parsed too: a field that has no place in the contract never leaves', async () => {
    const { call, lines } = setUp(() => ({ ...fine(), educator: 'Ada Overbury' }));
    const answer = await call('scoring.save', save, trusted);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify([answer, lines])).not.toContain('Ada');
  });

  it('a problem reaches the person as it is', async () => {
    const { call } = setUp(fails(problem('not_found', 'Gone.', 'Look elsewhere.')));
    const answer = await call('scoring.save', save, trusted);
    expect(answer).toEqual({
      ok: false,
      error: { code: 'not_found', message: 'Gone.', remedy: 'Look elsewhere.' },
    });
  });

  it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC'])('%s is told as a full disk', async (code) => {
    const cause = Object.assign(new Error('no room'), { code });
    const { call } = setUp(fails(new Error('wrapped', { cause })));
    const answer = await call('scoring.save', save, trusted);
    expect(answer).toMatchObject({ ok: false, error: { code: 'disk_full' } });
  });

  it.each([new Error('secret detail'), 'a text', null, undefined])(
    'anything else is a fault with a reference that the log has too',
    async (thrown) => {
      const { call, lines } = setUp(fails(thrown));
      const answer = await call('scoring.save', save, trusted);
      if (answer.ok) throw new Error('it went well');
      const reference = /reference ([0-9a-f]{8})/.exec(answer.error.message)?.[1];
      expect(answer.error.code).toBe('internal');
      expect(answer.error.message).not.toContain('secret');
      expect(lines.join()).toContain(reference ?? 'none');
    },
  );
});
