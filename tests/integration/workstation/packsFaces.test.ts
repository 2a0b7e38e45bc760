import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftChange } from '#shared/contract/packs.ts';
import { newId } from '#shared/domain/primitives.ts';
import { type Cover, coversIn, type Silence } from '#shared/domain/redaction.ts';
import { behindBoard, writeBoardClip } from '#tests/helpers/boardClip.ts';
import { facesIn, isHidden } from '#tests/helpers/classroomFaces.ts';
import { withPacks } from '#tests/helpers/packsWorld.ts';

const world = withPacks();

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-faces-'));
  await writeBoardClip(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function packOf() {
  const { lead, imported } = world();
  const packId = await imported(folder);
  const { draft } = await lead.call('packs.draft', { packId });
  const fileId = draft.submissions[0]?.files[0]?.id ?? '';
  const settled = async () => {
    await lead.until('packs.work', {}, ({ work }) => work === null);
    return await lead.call('packs.draft', { packId });
  };
  const ask = { packId, fileId };
  return {
    ...{ lead, ask, settled },
    make: async () => {
      await lead.call('packs.make', { packId });
      return await settled();
    },
    look: async (which: string | null = fileId) => {
      await lead.call('packs.findFaces', { packId, fileId: which, closer: false });
      return await settled();
    },
    change: (change: DraftChange) => lead.call('packs.change', { packId, change }),
    covers: async () => coversIn((await lead.call('packs.hidden', ask)).redactions),
    found: async () => (await lead.call('packs.faces', ask)).found,
  };
}

const covered = (covers: readonly Cover[], ms: number) =>
  facesIn(ms).filter((face) => isHidden(face, covers, ms));

describe('faces in a recording of a pack', () => {
  it('are found, covered and rendered, and what is doubtful is left for a person, before the pack is ready', async () => {
    const { lead, ask, make, look, covers, found } = await packOf();
    expect((await lead.problemOf('packs.findFaces', { ...ask, closer: false })).message).toMatch(
      /not made ready/,
    );
    const before = await make();
    expect(before.obstacles).toEqual([{ kind: 'faces', count: 1 }]);
    expect(await found()).toBeNull();

    const after = await look(null);
    expect(after.problem).toBeNull();
    const faces = await found();
    expect(faces).toMatchObject({ by: expect.stringContaining('SSD MobileNet'), tracks: 5 });
    expect(faces?.pictures).toBeGreaterThan(24);
    const drawn = await covers();
    for (let ms = 0; ms < 12_000; ms += 250)
      if (ms < behindBoard.startMs || ms > behindBoard.endMs)
        expect([ms, covered(drawn, ms).length]).toEqual([ms, 4]);

    // The man behind the board is lost in the middle of the picture, and appears there again.
    const doubts = faces?.doubts ?? [];
    const kinds = doubts.filter(({ why }) => why === 'lost' || why === 'appears');
    expect(kinds.map(({ why }) => why)).toEqual(['lost', 'appears']);
    expect(Math.abs((kinds[0]?.ms ?? 0) - behindBoard.startMs)).toBeLessThan(600);
    expect(Math.abs((kinds[1]?.ms ?? 0) - behindBoard.endMs)).toBeLessThan(600);
    expect(after.obstacles).toContainEqual({ kind: 'doubts', count: doubts.length });
    const at = faces?.at ?? '';
    await lead.call('packs.facesSeen', { ...ask, doubt: 0, at: '2026-01-01T00:00:00.000Z' });
    expect((await found())?.doubts.filter(({ seen }) => seen)).toEqual([]);
    for (const doubt of doubts.keys()) await lead.call('packs.facesSeen', { ...ask, doubt, at });

    const ready = await make();
    expect(ready.obstacles).toEqual([]);
    const standing = ready.files[ask.fileId];
    if (standing?.state !== 'made') throw new Error(`not made: ${JSON.stringify(standing)}`);
    expect(standing.report.removed).toContainEqual({
      what: 'covers over faces that a program found',
      count: drawn.length,
    });
    expect(standing.report.checks.map(({ name }) => name)).toContain('what is covered cannot be found again');
  });

  it('are looked for again without touching what a person drew, moved or silenced', async () => {
    const { lead, ask, make, look, covers } = await packOf();
    await make();
    await look();
    const list = await lead.call('packs.hidden', ask);
    const [first, ...others] = list.redactions;
    if (first?.kind !== 'cover') throw new Error('nothing was covered');
    const { face: _, ...moved } = { ...first, look: 'solid' as const };
    const silence: Silence = { kind: 'silence', id: newId(), startMs: 1_000, endMs: 2_000, how: 'mute' };
    const redactions = [moved, ...others.slice(1), silence];
    await lead.call('packs.hide', { ...ask, version: list.version, redactions });
    await look();
    const again = await covers();
    expect(again).toContainEqual(moved);
    expect((await lead.call('packs.hidden', ask)).redactions).toContainEqual(silence);
    expect(again).toHaveLength(1 + others.length + 1);
    expect(new Set(again.map(({ id }) => id)).has(others[0]?.id ?? '')).toBe(false);
  });

  it('are looked for until one stops it: then nothing has changed', async () => {
    const { lead, ask, make, covers, found } = await packOf();
    await make();
    await lead.call('packs.findFaces', { ...ask, closer: true });
    await lead.until('packs.work', {}, ({ work }) => work?.what === 'faces' && work.done > 2);
    await lead.call('packs.stop', {});
    expect(await lead.call('packs.work', {})).toEqual({ work: null });
    expect([await covers(), await found()]).toEqual([[], null]);
  });

  it('may be left alone, which the pack then says', async () => {
    const { make, change } = await packOf();
    expect((await make()).obstacles).toEqual([{ kind: 'faces', count: 1 }]);
    await change({ kind: 'faces', faces: 'notLookedFor' });
    expect((await make()).obstacles).toEqual([]);
  });

  it('are forgotten with the pack', async () => {
    const { lead, ask, make, look, found } = await packOf();
    await make();
    await look();
    expect(await found()).not.toBeNull();
    await lead.call('packs.forget', { packId: ask.packId });
    expect((await lead.problemOf('packs.faces', ask)).code).toBe('not_found');
    expect(existsSync(join(folder, 'lesson.mp4'))).toBe(true);
  });
});
