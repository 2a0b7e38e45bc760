import { spawn } from 'node:child_process';
import { endProgram } from '#tests/helpers/program.ts';
import { attach, debuggingAddress } from './debuggingPort.ts';
import type { RunningHost, StartHost } from './host.ts';

const packagedProgram = 'dist/linux-unpacked/rangefinder';

/** Chromium refuses its sandbox to root; a person at a desk is not root. */
const sandboxWords = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Starts an Electron program and reaches its page over Chromium's debugging port, which the fuses of a packaged program
 * leave open while they close the inspector.
 */
export async function startElectron(words: readonly string[], locale = 'en-GB'): Promise<RunningHost> {
  const [program = '', ...parameters] = words;
  const child = spawn(
    program,
    [...parameters, ...sandboxWords, `--lang=${locale}`, '--remote-debugging-port=0'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      // What a page is told of the system's language comes from here on Linux, and from the switch elsewhere.
      env: { ...process.env, LANGUAGE: locale.replace('-', '_') },
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

/** The built program in the Electron of this machine. */
export const startDesktopHost: StartHost = ({ profile, words = [], locale }) =>
  startElectron([process.env.RANGEFINDER_ELECTRON ?? '', '.', '--profile', profile, ...words], locale);

/** The program as `npm run package` made it. */
export const startPackagedHost: StartHost = ({ profile, words = [], locale }) =>
  startElectron([packagedProgram, '--profile', profile, ...words], locale);
