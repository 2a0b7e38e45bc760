import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Envelope, type Problem, ProblemError } from '#shared/contract/errors.ts';
import { type Handlers, isRouteName, type RouteName, routes } from '#shared/contract/registry.ts';
import { storeProblemOf } from '../db/failures.ts';
import type { Log } from '../host.ts';
import { lockedProblem } from '../locking/passphraseStore.ts';

export interface Sender {
  /** The host's word on who sent it. */
  trusted: boolean;
}

/** Carries a call from the screen to its handler and back; never throws. */
export type Router = (route: unknown, input: unknown, sender: Sender) => Promise<Envelope<unknown>>;

const untrusted: Problem = {
  code: 'untrusted_sender',
  message: 'This request did not come from the workstation’s own window.',
  remedy: 'Use the window that Rangefinder opened.',
};
const unknownRoute: Problem = {
  code: 'unsupported',
  message: 'The window asked for something this workstation does not know.',
  remedy: 'Close Rangefinder and start it again, so that both are of one version.',
};

/** Names the field that is wrong, and not what was in it. */
function invalidInput(error: z.ZodError): Problem {
  const fields = error.issues.slice(0, 3).map((issue) => {
    const keys =
      issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 3).map((key) => key.slice(0, 50)) : [];
    return [...issue.path.map(String), ...keys].join('.') || 'the request';
  });
  const what = error.issues.find(
    (issue) => issue.code === 'custom' || issue.code === 'invalid_format',
  )?.message;
  return {
    code: 'invalid_input',
    message: `This is not in order: ${fields.join(', ')}${what ? ` (${what})` : ''}.`.slice(0, 2_000),
    remedy: 'Correct it and try again.',
  };
}

type Handler = (input: unknown) => unknown;

async function answer(
  route: RouteName,
  input: unknown,
  handler: Handler | undefined,
): Promise<Envelope<unknown>> {
  const { input: inputSchema, output: outputSchema } = routes[route];
  if (handler === undefined) throw lockedProblem();
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return { ok: false, error: invalidInput(parsed.error) };
  const data = await handler(parsed.data);
  // Parsed on the way out too: a field that has no place in the contract must not reach a blind reader's screen.
  return { ok: true, data: outputSchema.parse(data) };
}

/** What is logged of a fault: for a schema's complaint the places alone, for it may hold names. */
function traceOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return `output: ${error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ')}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : typeof error;
}

function problemOf(error: unknown, route: RouteName, log: Log): Problem {
  if (error instanceof ProblemError) return error.problem;
  const known = storeProblemOf(error)?.problem;
  const reference = randomBytes(4).toString('hex');
  log.error({ route, reference, error: traceOf(error) }, 'call failed');
  return (
    known ?? {
      code: 'internal',
      message: `Something went wrong inside Rangefinder (reference ${reference}). What was saved before is safe.`,
      remedy: 'Try again. If it stays, start Rangefinder again and give the reference to support.',
    }
  );
}

/**
 * The gate, in order: trusted sender, known route, not locked, parsed input, handler, parsed output, envelope.
 * @param handlersNow what is answered at this moment; whatever is missing is locked
 */
export function createRouter(handlersNow: () => Partial<Handlers>, log: Log): Router {
  return async (route, input, sender) => {
    if (sender?.trusted !== true) return { ok: false, error: untrusted };
    if (!isRouteName(route)) return { ok: false, error: unknownRoute };
    try {
      // Route and handler come from one map, so the handler takes exactly what was parsed.
      return await answer(route, input, handlersNow()[route] as Handler | undefined);
    } catch (error) {
      return { ok: false, error: problemOf(error, route, log) };
    }
  };
}
