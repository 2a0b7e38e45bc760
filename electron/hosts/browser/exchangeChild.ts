import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ExchangeProcess, SpawnExchange } from '../sampleExchange.ts';

async function readyLine(child: ChildProcess): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-1_000);
  });
  child.once('error', reject);
  child.once('exit', (code) => reject(new Error(`the exchange ended with ${code}: ${complaint.trim()}`)));
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve(JSON.parse(line));
    });
  }
  return promise;
}

/** Runs the built exchange in a Node process of its own; it ends with this one, however this one ends. */
export function nodeExchange(script: string): SpawnExchange {
  return (words): ExchangeProcess => {
    const child = fork(script, [...words], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const ended = once(child, 'exit').then(() => undefined);
    return {
      ready: readyLine(child),
      ended,
      errors: child.stderr,
      async stop() {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGTERM');
        await ended;
      },
    };
  };
}
