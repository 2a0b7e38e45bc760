import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../db/connection.ts';
import { OperatorError } from '../failure.ts';
import { CodeResponse } from '../features/admin/routes.ts';
import { type CodeRequest, issueCode } from '../features/enrolment/issueCode.ts';
import { newToken } from '../rules/credentials.ts';
import { type Holder, openDataFolder, takeHold } from './dataFolder.ts';
import type { EnrolOptions } from './options.ts';

const patienceMs = 30_000;

async function issueHere(
  data: string,
  databaseUrl: string | undefined,
  request: CodeRequest,
): Promise<string> {
  const connection = await openDatabase(data, databaseUrl);
  try {
    return await issueCode({ db: connection.db, now: () => new Date() }, request);
  } finally {
    await connection.close();
  }
}

/** Asks the exchange that has the data folder open. */
async function askRunning(holder: Holder & { url: string }, request: CodeRequest): Promise<string> {
  const answer = await fetch(new URL('/admin/enrolment-codes', holder.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${holder.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(patienceMs),
  });
  const parsed = CodeResponse.safeParse(await answer.json());
  if (parsed.success) return parsed.data.code;
  throw new OperatorError(
    `The exchange at ${holder.url} gave no code (status ${answer.status}). Look into its log, then try again.`,
  );
}

async function issueOn(data: string, request: CodeRequest): Promise<string> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const hold = await takeHold(data, newToken());
    if (!('heldBy' in hold)) {
      try {
        return await issueHere(data, undefined, request);
      } finally {
        hold.release();
      }
    }
    const { heldBy } = hold;
    if (heldBy.url !== null) return await askRunning({ ...heldBy, url: heldBy.url }, request);
    if (Date.now() > until) {
      throw new OperatorError(
        `Process ${heldBy.pid} keeps the data folder ${data} and is not ready. Wait until it has started, or stop it.`,
      );
    }
    // It is starting: its address will be in the folder soon.
    await wait(100);
  }
}

/** Prints a fresh one-time enrolment code, whether or not an exchange is running on the data folder. */
export async function enrolCommand(options: EnrolOptions): Promise<void> {
  const data = openDataFolder(options.data);
  const { role, certified } = options;
  const request = { role, certified, expiresInHours: options['expires-in-hours'] };
  const databaseUrl = options['database-url'];
  const code =
    databaseUrl === undefined ? await issueOn(data, request) : await issueHere(data, databaseUrl, request);
  process.stdout.write(`${code}\n`);
}
