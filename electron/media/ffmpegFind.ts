import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { type ProblemError, problem } from '#shared/contract/errors.ts';

/** An ffmpeg that was run once and answered. */
export interface Ffmpeg {
  source: 'settings' | 'path' | 'embedded';
  version: string;
  /** libavcodec's version: which options it takes. */
  codec: readonly number[];
  ffmpegPath: string;
  ffprobePath: string;
}

const run = promisify(execFile);
const load = createRequire(import.meta.url);
const ending = process.platform === 'win32' ? '.exe' : '';

/** Programs cannot be run out of an asar archive: packaging leaves them in the folder beside it. */
function outsideArchive(path: string): string {
  return path.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
}

function embedded(name: 'ffmpeg' | 'ffprobe'): string | undefined {
  try {
    // Looking for the platform's own package, because the wrapper refuses a path inside an archive.
    const platform = `${process.platform}-${process.arch}`;
    const wrapper = createRequire(load.resolve(`@${name}-installer/${name}/package.json`));
    return outsideArchive(wrapper.resolve(`@${name}-installer/${platform}/${name}${ending}`));
  } catch {
    // There is no build for this platform; the problem told at the end says what to do.
    return undefined;
  }
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, `${name}${ending}`)).find((path) => existsSync(path));
}

interface Version {
  text: string;
  /** libavcodec's version: builds from git carry no release number, but always this one. */
  codec: number[];
}

async function versionOf(path: string): Promise<Version> {
  const { stdout } = await run(path, ['-version'], { timeout: 10_000, windowsHide: true });
  const text = /^ff(?:mpeg|probe) version (\S+)/.exec(stdout)?.[1];
  const codec = /libavcodec\s+(\d+)\.\s*(\d+)\.\s*(\d+)/.exec(stdout);
  if (text === undefined || codec === null) throw new Error(`${path} is no ffmpeg`);
  return { text: text.slice(0, 300), codec: codec.slice(1).map(Number) };
}

/** Whether version `a` is older than `b`, number by number. */
export function isOlder(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

async function versionOrNone(path: string | undefined): Promise<Version | undefined> {
  return path === undefined ? undefined : versionOf(path).catch(() => undefined);
}

function unusable(message: string, cause?: unknown): ProblemError {
  return problem(
    'ffmpeg_unusable',
    message,
    'Install ffmpeg on this machine, or give the path of a working ffmpeg in Settings.',
    cause,
  );
}

/** The ffprobe that lies beside an ffmpeg, else any that runs. */
async function probeFor(ffmpegPath: string): Promise<string> {
  const candidates = [join(dirname(ffmpegPath), `ffprobe${ending}`), onPath('ffprobe'), embedded('ffprobe')];
  for (const path of candidates) if (path !== undefined && (await versionOrNone(path))) return path;
  throw unusable('ffprobe, which reads what is in a recording, was not found or cannot be run.');
}

async function fromSettings(ffmpegPath: string): Promise<Ffmpeg> {
  const version = await versionOf(ffmpegPath).catch((error: unknown) => {
    throw unusable(`The ffmpeg given in Settings cannot be run: ${ffmpegPath}.`, error);
  });
  const ffprobePath = await probeFor(ffmpegPath);
  return { source: 'settings', version: version.text, codec: version.codec, ffmpegPath, ffprobePath };
}

async function found(): Promise<Ffmpeg> {
  const own = embedded('ffmpeg');
  const system = onPath('ffmpeg');
  const [ownVersion, systemVersion] = await Promise.all([versionOrNone(own), versionOrNone(system)]);
  const useSystem = systemVersion && !(ownVersion && isOlder(systemVersion.codec, ownVersion.codec));
  if (useSystem && system !== undefined)
    return {
      source: 'path',
      version: systemVersion.text,
      codec: systemVersion.codec,
      ffmpegPath: system,
      ffprobePath: await probeFor(system),
    };
  if (ownVersion && own !== undefined)
    return {
      source: 'embedded',
      version: ownVersion.text,
      codec: ownVersion.codec,
      ffmpegPath: own,
      ffprobePath: await probeFor(own),
    };
  throw unusable('No working ffmpeg was found on this machine.');
}

const known = new Map<string, Promise<Ffmpeg>>();

/**
 * The ffmpeg to use: the one given in Settings, else one on PATH that is not older than the embedded one, else that.
 * @param settingsPath a path typed by the person; empty for none
 * @throws ProblemError `ffmpeg_unusable`
 */
export function findFfmpeg(settingsPath: string): Promise<Ffmpeg> {
  const wanted = settingsPath.trim();
  const before = known.get(wanted);
  if (before) return before;
  const search = wanted === '' ? found() : fromSettings(wanted);
  known.set(wanted, search);
  // A failure is not remembered: the person may have installed it meanwhile.
  search.catch(() => known.delete(wanted));
  return search;
}
