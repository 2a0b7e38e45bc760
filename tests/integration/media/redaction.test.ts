import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg } from '#electron/media/ffmpegFind.ts';
import { probeEnvironment } from '#electron/media/ffmpegWords.ts';
import { tracksIn } from '#electron/media/probe.ts';
import { checkRedactions } from '#electron/media/redaction/check.ts';
import { renderRedactions } from '#electron/media/redaction/render.ts';
import { newId } from '#shared/domain/primitives.ts';
import { type Cover, coverLooks, mostKeys, type Redaction, silenceHows } from '#shared/domain/redaction.ts';
import {
  bothFfmpegs,
  h264,
  type MediaFolder,
  openMediaFolder,
  picture,
} from '#tests/helpers/mediaFixtures.ts';

const classroom = resolve('..', 'shared', 'media', 'classroom.mp4');

const cover = (look: Cover['look'], box: Partial<Cover['keys'][number]> = {}): Cover => ({
  ...{ kind: 'cover', id: newId(), startMs: 2_000, endMs: 5_000, look },
  keys: [{ ms: 2_000, x: 0.1, y: 0.45, width: 0.2, height: 0.35, ...box }],
});

const key = randomBytes(32);

describe.each(bothFfmpegs)('with the %s ffmpeg', (which) => {
  let media: MediaFolder;
  let options = { ffmpegPath: '' };
  beforeAll(async () => {
    media = await openMediaFolder();
    options = { ffmpegPath: media.ffmpegPath(which) };
  });
  afterAll(() => media.remove());

  const render = async (
    input: string,
    redactions: readonly Redaction[],
    { name = 'rendered.mp4', stretchMs = 60_000 } = {},
  ) => {
    const output = join(media.folder, `${which}-${name}`);
    const parts = join(media.folder, `${which}-parts`);
    await renderRedactions({
      ...{ input, digest: input, output, redactions, folder: media.folder, parts, options },
      ...{ stretchMs, key },
    });
    return output;
  };
  const failing = async (after: string, redactions: readonly Redaction[]) => {
    const checks = await checkRedactions({ before: classroom, after, options }, redactions);
    return checks.filter(({ ok }) => !ok).map(({ name }) => name);
  };

  it.each(coverLooks)(
    'what is covered (%s) is gone, and the comparison notices where it is not',
    async (look) => {
      const list = [cover(look)];
      const rendered = await render(classroom, list);
      expect(await failing(rendered, list)).toEqual([]);
      const seen = ['what is covered cannot be found again'];
      expect(await failing(classroom, list)).toEqual(seen);
      // Beside its place, or too early, it hides nothing.
      expect(await failing(rendered, [cover(look, { x: 0.25 })])).toEqual(seen);
      expect(await failing(rendered, [{ ...cover(look), startMs: 1_000 }])).toEqual(seen);
    },
  );

  it.each(silenceHows)(
    'what is silenced (%s) is gone, and the comparison notices where it is not',
    async (how) => {
      const silence = { kind: 'silence' as const, id: newId(), startMs: 7_500, endMs: 9_500, how };
      const rendered = await render(classroom, [silence]);
      expect(await failing(rendered, [silence])).toEqual([]);
      const heard = ['what is silenced cannot be found again'];
      expect(await failing(classroom, [silence])).toEqual(heard);
      expect(await failing(rendered, [{ ...silence, startMs: 12_000, endMs: 14_000 }])).toEqual(heard);
    },
  );

  it('every picture keeps its own time, also where they come unevenly', async () => {
    const uneven = ['-vf', "setpts='PTS+0.01*mod(N,3)/TB'", '-vsync', 'vfr', '-enc_time_base', '1:90000'];
    const input = media.make(`${which}-uneven.mp4`, [...picture, ...uneven, ...h264, '-bf', '0']);
    const output = await render(input, [{ ...cover('blur'), startMs: 0, endMs: 1_000 }], {
      name: 'uneven-out.mp4',
      stretchMs: 700,
    });
    const { ffprobePath } = await findFfmpeg('');
    const times = (path: string) =>
      execFileSync(
        ffprobePath,
        ['-v', 'error', '-of', 'csv=p=0', '-show_entries', 'packet=pts_time', '-select_streams', 'v:0', path],
        { encoding: 'utf8', env: probeEnvironment() },
      )
        .split('\n')
        .filter((line) => line !== '')
        .map(Number.parseFloat)
        .sort((a, b) => a - b);
    const [before, after] = [times(input), times(output).slice(0, 50)];
    expect(after).toHaveLength(before.length);
    expect(Math.max(...after.map((at, i) => Math.abs(at - (before[i] ?? 0))))).toBeLessThan(0.001);
  });

  it('a picture on its side, of odd size or with pixels that are not square is covered where it was drawn', async () => {
    const wide = ['-vf', 'setsar=4/3', ...h264, '-bf', '0'];
    const upright = media.make(`${which}-upright.mp4`, [...picture, ...h264, '-bf', '0']);
    const turned = ['-metadata:s:v:0', 'rotate=90', '-c', 'copy'];
    const odd = ['-vf', 'scale=161:121', '-c:v', 'libx264', '-pix_fmt', 'yuv444p', '-bf', '0'];
    const inputs = [
      media.make(`${which}-wide.mp4`, [...picture, ...wide]),
      media.make(`${which}-turned.mp4`, ['-i', upright, ...turned]),
      media.make(`${which}-odd.mp4`, [...picture, ...odd]),
    ];
    const list = [{ ...cover('solid'), startMs: 0, endMs: 2_000 }];
    for (const input of inputs) {
      const after = await render(input, list);
      const checks = await checkRedactions({ before: input, after, options }, list);
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
      const [{ tracks: had }, { tracks: has }] = [
        await tracksIn(input, options),
        await tracksIn(after, options),
      ];
      expect(has.video?.width).toBe(Math.floor((had.video?.width ?? 0) / 2) * 2);
      expect(has.video?.height).toBe(Math.floor((had.video?.height ?? 0) / 2) * 2);
    }
  });

  it('sound that goes on after the last picture hides nothing from the comparison', async () => {
    const tone = ['-f', 'lavfi', '-i', 'sine=f=440:r=48000:d=4', '-c:a', 'aac'];
    const input = media.make(`${which}-longer.mp4`, [...picture, ...tone, ...h264, '-bf', '0']);
    const list: Redaction[] = [
      { ...cover('solid'), startMs: 0, endMs: 4_000 },
      { kind: 'silence', id: newId(), startMs: 3_000, endMs: 60_000, how: 'mute' },
    ];
    const checks = await checkRedactions({ before: input, after: await render(input, list), options }, list);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('as many places as a cover can go along, and many covers at once', async () => {
    const keys = Array.from({ length: mostKeys }, (_, i) => ({
      ...{ ms: 2_000 + i * 30, x: 0.3 + 0.2 * Math.sin(i / 5), y: 0.3 + 0.2 * Math.cos(i / 5) },
      ...{ width: 0.15, height: 0.25 },
    }));
    const list: Redaction[] = [
      { ...cover('solid'), keys },
      ...Array.from({ length: 19 }, (_, i) =>
        cover('pixelate', { x: 0.7, y: i * 0.04, width: 0.05, height: 0.05 }),
      ),
    ];
    expect(await failing(await render(classroom, list), list)).toEqual([]);
  });

  it('what was rendered before it was stopped is not rendered again, and a change renders only its own', async () => {
    const parts = join(media.folder, `${which}-stopped`);
    const written = () =>
      new Map(readdirSync(parts).map((name) => [name, statSync(join(parts, name)).mtimeMs] as const));
    const output = join(media.folder, `${which}-whole.mp4`);
    const begin = (redactions: readonly Redaction[], signal = new AbortController().signal) =>
      renderRedactions({
        ...{
          input: classroom,
          digest: 'classroom',
          output,
          redactions,
          folder: media.folder,
          parts,
          key,
          stretchMs: 5_000,
        },
        options: { ...options, signal },
      });
    const list = [cover('solid'), { ...cover('blur', { x: 0.6 }), startMs: 16_000, endMs: 17_000 }];
    const abort = new AbortController();
    const stopped = begin(list, abort.signal);
    const outcome = expect(stopped).rejects.toThrow('stopped');
    while (!existsSync(parts) || written().size < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    abort.abort(new Error('stopped'));
    await outcome;
    const before = [...written()].filter(([name]) => name.endsWith('.sealed'));
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(6);
    await begin(list);
    const whole = written();
    expect(whole.size).toBe(6);
    for (const [name, at] of before) expect(whole.get(name)).toBe(at);
    expect(await failing(output, list)).toEqual([]);

    await begin(list.slice(0, 1));
    const again = written();
    expect([...again.keys()].filter((name) => whole.has(name))).toHaveLength(5);
    expect(again.size).toBe(6);
  });

  it('what is not to be waited for ends at once', async () => {
    const stopped = renderRedactions({
      ...{
        input: classroom,
        digest: 'classroom',
        output: join(media.folder, 'never.mp4'),
        redactions: [cover('blur')],
      },
      ...{ folder: media.folder, parts: join(media.folder, 'never'), key },
      options: { ...options, signal: AbortSignal.abort(new Error('stopped')) },
    });
    await expect(stopped).rejects.toThrow('stopped');
  });
});
