import { describe, expect, it } from 'vitest';
import { ProblemError, problem } from '#shared/contract/errors.ts';
import { newId } from '#shared/domain/primitives.ts';
import { mostKeys, nothingHidden, type Redaction, type RedactionList } from '#shared/domain/redaction.ts';
import {
  coverFrom,
  during,
  isSilenced,
  lookOfFaces,
  ofSameFace,
  placedAt,
  silenceFor,
  silenceOf,
} from '../../../../renderer/src/features/packs/hiding/edits.ts';
import { createHiding } from '../../../../renderer/src/features/packs/hiding/hidingStore.ts';

const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
const lengthMs = 60_000;

describe('a cover', () => {
  it('holds from where it is drawn to the end, and never beyond', () => {
    expect(coverFrom(box, 5_000, lengthMs)).toMatchObject({
      startMs: 5_000,
      endMs: lengthMs,
      keys: [{ ms: 5_000 }],
    });
    const last = coverFrom(box, lengthMs, lengthMs);
    expect(last.endMs).toBe(lengthMs);
    expect(last.startMs).toBeLessThan(lengthMs);
  });

  it('goes along the places it is given, one for each moment', () => {
    const cover = placedAt(coverFrom(box, 5_000, lengthMs), 9_000, { ...box, x: 0.5 });
    expect(cover.keys.map(({ ms, x }) => [ms, x])).toEqual([
      [5_000, 0.1],
      [9_000, 0.5],
    ]);
    const again = placedAt(cover, 9_004, { ...box, x: 0.6 });
    expect(again.keys.map(({ ms, x }) => [ms, x])).toEqual([
      [5_000, 0.1],
      [9_004, 0.6],
    ]);
    expect(placedAt(again, 1_000, box).keys.map(({ ms }) => ms)).toEqual([1_000, 5_000, 9_004]);
  });

  it('takes what is put last where it has as many places as it can', () => {
    let cover = coverFrom(box, 0, lengthMs);
    for (let i = 1; i < mostKeys; i++) cover = placedAt(cover, i * 100, box);
    const full = placedAt(cover, 4_950, { ...box, x: 0.6 });
    expect(full.keys).toHaveLength(mostKeys);
    expect(full.keys.find(({ ms }) => ms === 4_950)?.x).toBe(0.6);
  });

  it('keeps its places when its time is changed', () => {
    const cover = coverFrom(box, 5_000, lengthMs);
    expect(during(cover, { startMs: -100, endMs: 90_000 }, lengthMs)).toEqual({ ...cover, startMs: 0 });
  });
});

describe('a face that was found', () => {
  const face = { score: 0.9, track: newId() };
  const found = { ...coverFrom(box, 1_000, 5_000), face };
  const goesOn = { ...coverFrom(box, 5_000, lengthMs), face };
  const other = { ...coverFrom(box, 0, lengthMs), face: { score: 0.5, track: newId() } };

  it('is taken back with all its covers', () => {
    expect(ofSameFace(goesOn, [found, other, goesOn])).toEqual([found.id, goesOn.id]);
    const own = coverFrom(box, 0, lengthMs);
    expect(ofSameFace(own, [own, found])).toEqual([own.id]);
  });

  it('is a person’s own once they move or stretch it, and not when it only looks different', () => {
    expect(placedAt(found, 2_000, { ...box, x: 0.5 })).not.toHaveProperty('face');
    expect(during(found, { startMs: 0, endMs: 9_000 }, lengthMs)).not.toHaveProperty('face');
    expect(lookOfFaces([found, other])).toBe('solid');
    expect(lookOfFaces([found, { ...other, look: 'blur' }])).toBeUndefined();
  });
});

describe('a name', () => {
  const name = { startMs: 2_000, endMs: 2_400 };
  it('is silenced by what bleeps or mutes its middle, and by nothing else', () => {
    expect(isSilenced(name, [silenceFor(name, lengthMs)])).toBe(true);
    expect(isSilenced(name, [{ ...silenceFor(name, lengthMs), how: 'mask' }])).toBe(false);
    expect(isSilenced(name, [silenceOf({ startMs: 2_210, endMs: 3_000 }, lengthMs)])).toBe(false);
    expect(isSilenced(name, [coverFrom(box, 0, lengthMs)])).toBe(false);
  });
});

/** A workstation that keeps lists when it is told to, and what it kept. */
function keeper() {
  const kept: RedactionList[] = [];
  const waiting: { done(): void; refuse(error: unknown): void }[] = [];
  const keep = (version: number, redactions: Redaction[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<RedactionList>();
    const list = { version: version + 1, at: '2026-01-01T00:00:00.000Z', redactions };
    const done = () => {
      kept.push(list);
      resolve(list);
    };
    waiting.push({ done, refuse: reject });
    return promise;
  };
  const next = async (how: 'done' | { refuse: unknown } = 'done') => {
    const one = waiting.shift();
    if (how === 'done') one?.done();
    else one?.refuse(how.refuse);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { keep, kept, next, waits: () => waiting.length };
}

describe('what is hidden', () => {
  const [first, second] = [silenceOf({ startMs: 0, endMs: 500 }, lengthMs), coverFrom(box, 700, lengthMs)];

  it('is kept with each change, one after the other, the latest last', async () => {
    const { keep, kept, next, waits } = keeper();
    const hiding = createHiding(nothingHidden, keep);
    hiding.put(first);
    hiding.put(second);
    hiding.put({ ...first, how: 'mute' });
    expect(waits()).toBe(1);
    expect(hiding.store.getState().kept).toBe(false);
    await next();
    await next();
    expect(kept.map(({ version, redactions }) => [version, redactions.length])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(hiding.store.getState()).toMatchObject({ kept: true, problem: null });
    expect(waits()).toBe(0);
  });

  it('can be undone and done again, a drag as one step', async () => {
    const { keep } = keeper();
    const hiding = createHiding(nothingHidden, keep);
    const now = () => hiding.store.getState().redactions;
    hiding.put(first);
    for (const endMs of [600, 700, 800]) hiding.put({ ...first, endMs }, 'one drag');
    hiding.undo();
    expect(now()).toEqual([first]);
    hiding.redo();
    expect(now()).toEqual([{ ...first, endMs: 800 }]);
    hiding.remove([first.id]);
    hiding.undo();
    hiding.undo();
    hiding.undo();
    hiding.undo();
    expect(now()).toEqual([]);
  });

  it('is shown as it was changed elsewhere, as a step of undo, and never over what is not kept yet', async () => {
    const { keep, kept, next } = keeper();
    const hiding = createHiding(nothingHidden, keep);
    const now = () => hiding.store.getState().redactions;
    const found: RedactionList = { version: 1, at: '2026-01-01T00:00:00.000Z', redactions: [second] };
    hiding.renew(found);
    hiding.renew({ ...found, redactions: [] });
    expect(now()).toEqual([second]);
    hiding.undo();
    expect(now()).toEqual([]);
    hiding.renew({ ...found, version: 2 });
    expect(now()).toEqual([]);
    await next();
    expect(kept.map(({ version }) => version)).toEqual([2]);
    hiding.redo();
    expect(now()).toEqual([second]);
  });

  it('stays on the screen when it cannot be kept, and is kept when it is tried again', async () => {
    const { keep, kept, next } = keeper();
    const hiding = createHiding(nothingHidden, keep);
    hiding.put(first);
    await next({
      refuse: new ProblemError(problem('disk_full', 'The disk is full.', 'Free some space.').problem),
    });
    expect(hiding.store.getState()).toMatchObject({
      ...{ kept: false, redactions: [first] },
      problem: { code: 'disk_full' },
    });
    hiding.again();
    await next();
    expect(kept.map(({ redactions }) => redactions)).toEqual([[first]]);
    expect(hiding.store.getState()).toMatchObject({ kept: true, problem: null });
  });
});
