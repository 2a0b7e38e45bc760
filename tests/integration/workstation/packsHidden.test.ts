import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lightnessAt, soundOf } from '#electron/media/redaction/samples.ts';
import type { PackInMaking } from '#shared/contract/packs.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { Redaction } from '#shared/domain/redaction.ts';
import { handedInNames, phoneRecording } from '#tests/helpers/handedIn.ts';
import { withPacks } from '#tests/helpers/packsWorld.ts';
import { zipped } from '#tests/helpers/plantedFiles.ts';
import { sealedIn } from '#tests/helpers/profileKey.ts';
import { bytesOfStored } from '#tests/helpers/storedBytes.ts';

const world = withPacks();
const options = { ffmpegPath: '' };

async function made(packId: string): Promise<PackInMaking> {
  const { lead } = world();
  await lead.call('packs.make', { packId });
  await lead.until('packs.work', {}, ({ work }) => work === null);
  return await lead.call('packs.draft', { packId });
}

/** A pack whose files are made, with its recording. */
async function madePack() {
  const { lead, imported } = world();
  const packId = await imported();
  const change = { kind: 'pack' as const, name: 'Autumn', words: [...handedInNames] };
  await lead.call('packs.change', { packId, change });
  const pack = await made(packId);
  const files = pack.draft.submissions.flatMap((one) => one.files);
  const fileId = files.find(({ name }) => name.endsWith('lesson.mov'))?.id ?? '';
  const captionsId = files.find(({ captionsOf }) => captionsOf === fileId)?.id ?? '';
  return { packId, fileId, captionsId };
}

/** The flipchart, which moves to the left while it is hidden, and the first time a name is said. */
const hidden: Redaction[] = [
  {
    ...{ kind: 'cover', id: newId(), startMs: 2_000, endMs: 6_000, look: 'solid' },
    keys: [
      { ms: 2_000, x: 0.8, y: 0.3, width: 0.15, height: 0.4 },
      { ms: 6_000, x: 0.4, y: 0.3, width: 0.15, height: 0.4 },
    ],
  },
  { kind: 'silence', id: newId(), startMs: 7_500, endMs: 9_000, how: 'bleep' },
];

const spread = (values: Uint8Array) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

/** How much of the sound is the tone of 1 kHz, as the share of its power. */
function toneIn(sound: Float32Array): number {
  let [re, im, power] = [0, 0, 0];
  sound.forEach((value, i) => {
    re += value * Math.cos((2 * Math.PI * 1_000 * i) / 8_000);
    im += value * Math.sin((2 * Math.PI * 1_000 * i) / 8_000);
    power += value * value;
  });
  return (2 * (re * re + im * im)) / sound.length / power;
}

describe('what a lead hides of a recording', () => {
  it('is a list with versions: a change that another came before is refused, and loses nothing', async () => {
    const { lead, imported } = world();
    const packId = await imported();
    const { draft } = await lead.call('packs.draft', { packId });
    const fileId = draft.submissions[0]?.files[0]?.id ?? '';
    const ask = { packId, fileId };
    expect(await lead.call('packs.hidden', ask)).toEqual({ version: 0, at: null, redactions: [] });
    expect(await lead.call('packs.look', ask)).toEqual({ evidence: null });
    const first = await lead.call('packs.hide', { ...ask, version: 0, redactions: hidden });
    expect(first).toMatchObject({ version: 1, redactions: hidden });
    await expect(lead.call('packs.hide', { ...ask, version: 0, redactions: [] })).rejects.toMatchObject({
      problem: { code: 'invalid_input', message: expect.stringContaining('changed somewhere else') },
    });
    const second = await lead.call('packs.hide', { ...ask, version: 1, redactions: hidden.slice(1) });
    expect(await lead.call('packs.hidden', ask)).toEqual(second);
    const pack = await lead.call('packs.draft', { packId });
    expect(pack.hidden).toEqual({ [fileId]: 1 });
  });

  it('is burned in and proved; the recording to look at stays whole, and what was handed in untouched', async () => {
    const { lead, folder } = world();
    const handedIn = readFileSync(join(folder, 'Rivera', 'lesson.mov'));
    const { packId, fileId, captionsId } = await madePack();
    const before = await lead.call('packs.look', { packId, fileId });
    if (!before.evidence) throw new Error('there is nothing to look at');
    await lead.call('packs.hide', { packId, fileId, version: 0, redactions: hidden });
    const stale = await lead.call('packs.draft', { packId });
    expect([stale.files[fileId]?.state, stale.files[captionsId]?.state]).toEqual(['stale', 'stale']);
    const pack = await made(packId);
    expect(pack.problem).toBeNull();
    const standing = pack.files[fileId];
    if (standing?.state !== 'made') throw new Error(`not made: ${JSON.stringify(standing)}`);
    const { removed, checks, before: source } = standing.report;
    expect(removed).toEqual(
      expect.arrayContaining([
        { what: 'chapters', count: 2 },
        { what: 'parts of the picture covered', count: 1 },
        { what: 'stretches of sound bleeped', count: 1 },
      ]),
    );
    const names = checks.map(({ name }) => name);
    expect(names).toContain('what is covered cannot be found again');
    expect(names).toContain('what is silenced cannot be found again');
    expect(checks.find(({ name }) => name === 'every picture is there')?.detail).toMatch(/^81[01] of 810$/);
    expect(source.bytes).toBe(handedIn.length);
    expect(readFileSync(join(folder, 'Rivera', 'lesson.mov')).equals(handedIn)).toBe(true);

    const rendered = sealedIn(lead.profile, 'packs', packId, `${fileId}.mp4`);
    const at = async (ms: number, x: number) => {
      const place = { x, y: 200, width: 100, height: 100 };
      const seen = await lightnessAt(rendered, ms, { place, picture: { width: 960, height: 540 }, options });
      return seen ?? new Uint8Array();
    };
    // The cover is as wide as it was drawn and goes from right to left; before and after nothing is covered.
    expect(spread(await at(2_000, 790))).toBeLessThan(3);
    expect(spread(await at(4_000, 600))).toBeLessThan(3);
    expect(spread(await at(6_000, 400))).toBeLessThan(3);
    expect(spread(await at(1_800, 790))).toBeGreaterThan(10);
    expect(spread(await at(6_200, 400))).toBeGreaterThan(10);
    const tone = async (startMs: number, endMs: number) =>
      toneIn(await soundOf(rendered, { startMs, endMs }, options));
    expect(await tone(7_500, 9_000)).toBeGreaterThan(0.95);
    expect(await tone(9_200, 11_000)).toBeLessThan(0.2);

    const clean = readdirSync(join(lead.profile, 'packs', `${packId}.clean`)).toSorted();
    expect(clean).toEqual([`${fileId}.mp4`, `${fileId}.parts`]);

    // Readers get no caption of what they must not hear, and the lead still looks at all of it.
    const captionsFile = sealedIn(lead.profile, 'packs', packId, `${captionsId}.vtt`);
    const captions = (await bytesOfStored(captionsFile)).toString('utf8');
    expect(captions).not.toContain('Two fractions');
    expect(captions).toContain('█ line.');
    expect(await lead.call('packs.look', { packId, fileId })).toEqual(before);
  });

  it('is made anew from the copy that is there when the list changes, and taken back with it', async () => {
    const { lead } = world();
    const { packId, fileId } = await madePack();
    const sha256 = async () => {
      const standing = (await made(packId)).files[fileId];
      return standing?.state === 'made' ? standing.report.after.sha256 : 'not made';
    };
    const plain = await sha256();
    await lead.call('packs.hide', { packId, fileId, version: 0, redactions: hidden.slice(0, 1) });
    const one = await sha256();
    const clean = join(lead.profile, 'packs', `${packId}.clean`);
    expect(readdirSync(clean).toSorted()).toEqual([`${fileId}.mp4`, `${fileId}.parts`]);
    await lead.call('packs.hide', { packId, fileId, version: 1, redactions: hidden });
    const both = await sha256();
    expect(new Set([plain, one, both]).size).toBe(3);
    await lead.call('packs.hide', { packId, fileId, version: 2, redactions: [] });
    expect(await sha256()).toBe(plain);
    expect(readdirSync(clean)).toEqual([]);
  });

  it('leaves the file of the pack as it was until it is rendered, so that it can be taken back in between', async () => {
    const { lead } = world();
    const { packId, fileId } = await madePack();
    await lead.call('packs.hide', { packId, fileId, version: 0, redactions: hidden });
    await lead.call('packs.make', { packId });
    await lead.until('packs.work', {}, ({ work }) => work !== null && work.done > 0);
    await lead.call('packs.stop', {});
    await lead.call('packs.hide', { packId, fileId, version: 1, redactions: [] });
    const { files, obstacles } = await lead.call('packs.draft', { packId });
    expect(obstacles).toEqual([{ kind: 'faces', count: 1 }]);
    const folder = join(lead.profile, 'packs', packId);
    const digests = await Promise.all(
      readdirSync(folder).map(async (name) => {
        const bytes = await bytesOfStored(sealedIn(lead.profile, 'packs', packId, name));
        return createHash('sha256').update(bytes).digest('hex');
      }),
    );
    const told = Object.values(files).map((one) =>
      one.state === 'made' ? one.report.after.sha256 : one.state,
    );
    expect(digests.toSorted()).toEqual(told.toSorted());
  });

  it('is forgotten with the pack, the copy that was looked at too', async () => {
    const { lead } = world();
    const { packId, fileId } = await madePack();
    const { evidence } = await lead.call('packs.look', { packId, fileId });
    if (!evidence) throw new Error('there is nothing to look at');
    await lead.call('evidence.prepare', { evidenceId: evidence.id });
    const { sha256 } = evidence.media;
    const copies = () =>
      readdirSync(lead.profile, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.includes(sha256),
      );
    expect(copies()).not.toEqual([]);
    await lead.call('packs.forget', { packId });
    expect(copies()).toEqual([]);
    expect(existsSync(join(lead.profile, 'packs', `${packId}.clean`))).toBe(false);
    await expect(lead.call('evidence.prepare', { evidenceId: evidence.id })).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
  });
});

describe('names that captions say', () => {
  it('are told with their caption and about when they are said', async () => {
    const { packId, fileId } = await madePack();
    const { names } = await world().lead.call('packs.namesSaid', { packId, fileId });
    expect(names.map(({ text, start, end }) => text.slice(start, end))).toEqual(['Rivera', 'Maya']);
    const [first, second] = names;
    expect(first?.startMs).toBeGreaterThan(1_000);
    expect(second?.startMs).toBeGreaterThan(first?.endMs ?? 0);
    expect(second?.endMs).toBeLessThan(3_000);
  });

  it('are looked up beside the files of the pack: what is searched there meanwhile is the pack alone', async () => {
    const { lead } = world();
    const { packId, fileId } = await madePack();
    const asked = lead.call('packs.namesSaid', { packId, fileId });
    const seen = new Set<string>();
    let answered = false;
    const ended = asked.finally(() => {
      answered = true;
    });
    while (!answered) {
      for (const name of readdirSync(join(lead.profile, 'packs', packId))) seen.add(name);
      await new Promise(setImmediate);
    }
    await ended;
    expect([...seen].filter((name) => name.startsWith('.'))).toEqual([]);
    expect(readdirSync(join(lead.profile, 'packs')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('are those inside the recording where there are none beside it; it may lie in an archive', async () => {
    const { lead, folder, imported } = world();
    const archive = join(folder, 'handed in.zip');
    const roster = ['educator,school,id,file', 'Jordan Rivera,Lincoln,MC-204,lesson.mov'].join('\n');
    writeFileSync(archive, zipped({ 'lesson.mov': readFileSync(phoneRecording), 'roster.csv': roster }));
    const packId = await imported(archive);
    const change = { kind: 'pack' as const, name: 'Autumn', words: ['Maya Okafor', 'Maya'] };
    await lead.call('packs.change', { packId, change });
    const { draft } = await made(packId);
    const fileId = draft.submissions[0]?.files[0]?.id ?? '';
    const said = async () => {
      const { names } = await lead.call('packs.namesSaid', { packId, fileId });
      return names.map(({ text, start, end }) => text.slice(start, end));
    };
    expect(await said()).toEqual(['Rivera', 'Maya', 'Maya Okafor']);
    await lead.call('packs.hide', { packId, fileId, version: 0, redactions: hidden });
    expect((await made(packId)).files[fileId]?.state).toBe('made');
    expect(await said()).toHaveLength(3);
    rmSync(archive);
  });
});
