import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProgram } from '#tests/helpers/program.ts';
import { attach, debuggingAddress } from './debuggingPort.ts';
import { downloadsOf, type RunningHost, type StartHost } from './host.ts';

const packagedProgram = 'dist/linux-unpacked/rangefinder';

/** Chromium refuses its sandbox to root; a person at a desk is not root. */
const sandboxWords = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Starts an Electron program and reaches its page over Chromium's debugging port, which the fuses of a packaged program
 * leave open while they close the inspector.
 */
export async function startElectron(
  words: readonly string[],
  { locale = 'en-GB', env = {} }: { locale?: string | undefined; env?: NodeJS.ProcessEnv } = {},
): Promise<RunningHost> {
  const [program = '', ...parameters] = words;
  const child = spawn(
    program,
    [...parameters, ...sandboxWords, `--lang=${locale}`, '--remote-debugging-port=0'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      // What a page is told of the system's language comes from here on Linux, and from the switch elsewhere.
      env: { ...process.env, LANGUAGE: locale.replace('-', '_'), ...env },
    },
  );
  const { page, detach } = await debuggingAddress(child)
    .then(attach)
    .catch(async (error: unknown) => {
      await endProgram(child, 'SIGKILL');
      throw error;
    });
  const end = (signal: NodeJS.Signals) => async () => {
    await detach();
    await endProgram(child, signal);
  };
  return { page, close: end('SIGTERM'), kill: end('SIGKILL') };
}

/** The folders of a person's desktop, as Linux has them written down. */
function desktopFolders(profile: string): NodeJS.ProcessEnv {
  const config = join(profile, 'config');
  mkdirSync(config, { recursive: true });
  writeFileSync(join(config, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloadsOf(profile)}"\n`);
  return { XDG_CONFIG_HOME: config };
}

const startDesktop =
  (program: readonly string[]): StartHost =>
  ({ profile, words = [], locale }) =>
    startElectron([...program, '--profile', profile, ...words], { locale, env: desktopFolders(profile) });

/** The built program in the Electron of this machine. */
export const startDesktopHost = startDesktop([process.env.RANGEFINDER_ELECTRON ?? '', '.']);

/** The program as `npm run package` made it. */
export const startPackagedHost = startDesktop([packagedProgram]);
