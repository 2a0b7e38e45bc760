import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '#shared/domain/role.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';

/** An exchange that can be stopped and come back at the same address with the same data. */
export interface OfficeExchange {
  url: string;
  enrolCode(role: Role, options?: { certified?: boolean }): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** A real exchange with the sample programme, or with the one in a folder, running. */
export async function openOfficeExchange(sampleDir?: string): Promise<OfficeExchange> {
  const data = mkdtempSync(join(tmpdir(), 'rangefinder-office-'));
  const programme = { seed: 'sample', ...(sampleDir ? { sampleDir } : {}) } as const;
  let running: RunningExchange | undefined = await startExchange({ data, built: true, ...programme });
  const { url } = running;
  const stop = async () => {
    await running?.stop();
    running = undefined;
  };
  return {
    url,
    enrolCode: (role, options) => {
      if (!running) throw new Error('the exchange is stopped');
      return running.enrolCode(role, options);
    },
    stop,
    start: async () => {
      running ??= await startExchange({ data, built: true, port: Number(new URL(url).port) });
    },
    remove: async () => {
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
