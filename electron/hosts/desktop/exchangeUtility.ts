import { once } from 'node:events';
import { utilityProcess } from 'electron';
import type { ExchangeProcess, SpawnExchange } from '../sampleExchange.ts';

/** Runs the built exchange in a utility process: a packaged program has no Node to run it with. */
export function utilityExchange(script: string): SpawnExchange {
  return (words): ExchangeProcess => {
    const child = utilityProcess.fork(script, [...words], {
      stdio: ['ignore', 'ignore', 'pipe'],
      serviceName: 'Rangefinder sample exchange',
    });
    const { promise: ready, resolve, reject } = Promise.withResolvers<unknown>();
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-1_000);
    });
    child.once('message', resolve);
    const ended = once(child, 'exit').then(([code]) =>
      reject(new Error(`the exchange ended with ${String(code)}: ${complaint.trim()}`)),
    );
    return {
      ready,
      ended,
      errors: child.stderr,
      async stop() {
        if (child.pid === undefined) return;
        child.kill();
        await ended;
      },
    };
  };
}
