import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const Ready = z.looseObject({ ready: z.literal(true), url: z.string() });

export interface RunningProgram {
  ready: z.infer<typeof Ready>;
  child: ChildProcess;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
}

function readReadyLine(child: ChildProcess, complaint: () => string): Promise<z.infer<typeof Ready>> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`ended with ${code} before it was ready:\n${complaint()}`)),
    );
    if (!child.stdout) throw new Error('a program needs a pipe for its output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve(Ready.parse(JSON.parse(line)));
    });
  });
}

/** Ends a process and waits for that; one that has ended is left in peace. */
export async function endProgram(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Starts one of our programs and waits for the JSON line that says it is ready. */
export async function startProgram(
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<RunningProgram> {
  const [command = '', ...parameters] = words;
  const child = spawn(command, parameters, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
  });
  const ready = await readReadyLine(child, () => complaint);
  return { ready, child, stop: () => endProgram(child, 'SIGTERM'), kill: () => endProgram(child, 'SIGKILL') };
}
