/** What commands without a screen share: their words, their identifiers, and how they end. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { IdentifierListError, type Identifiers, readIdentifiers } from '#shared/blinding/identifiers.ts';
import { type Problem, ProblemError, problem } from '#shared/contract/errors.ts';
import { decodeText } from '../media/scrub/texts.ts';

/** What was written on the command line cannot be done as it stands. */
class WishError extends Error {}

type Options = Record<string, { type: 'string'; optional?: boolean }>;

/** The one file on the command line, and the options; what is not optional must be given. */
export function wishOf<K extends string>(
  words: readonly string[],
  options: Record<K, Options[string]>,
): { file: string; values: Record<K, string> } {
  const known = { ...(options as Options), json: { type: 'boolean' as const } };
  const parsed = (() => {
    try {
      return parseArgs({ args: [...words], options: known, allowPositionals: true });
    } catch (error) {
      throw new WishError(error instanceof Error ? error.message : String(error));
    }
  })();
  const [file, ...more] = parsed.positionals;
  if (file === undefined || more.length > 0) throw new WishError('Name one file or folder.');
  const given: Record<string, unknown> = parsed.values;
  const values = Object.entries<Options[string]>(options).map(([name, { optional }]) => {
    const value = given[name];
    if (typeof value !== 'string' && !optional) throw new WishError(`--${name} is missing.`);
    return [name, typeof value === 'string' ? value : ''] as const;
  });
  return { file, values: Object.fromEntries(values) as Record<K, string> };
}

/**
 * Reads a list of identifiers from a file, `-` for the input.
 * @throws ProblemError where it cannot be read, or says nothing
 */
export function identifiersIn(path: string): Identifiers {
  try {
    return readIdentifiers(decodeText(readFileSync(path === '-' ? 0 : path)));
  } catch (error) {
    if (error instanceof IdentifierListError)
      throw problem('invalid_input', error.message, 'Mend the list of identifiers and try again.', error);
    throw problem('not_found', 'The list of identifiers cannot be read.', 'Check its path.', error);
  }
}

/** What a command came to. */
export interface HeadlessEnd {
  ok: boolean;
  json: unknown;
  text: string;
}

const exitCodes = { done: 0, failed: 1, misused: 2, interrupted: 130 };

function tell(end: HeadlessEnd): void {
  console.log(process.argv.includes('--json') ? JSON.stringify(end.json, null, 2) : end.text);
  process.exitCode = end.ok ? exitCodes.done : exitCodes.failed;
}

function tellProblem(found: Problem): void {
  const text = `${found.message} ${found.remedy}`;
  if (process.argv.includes('--json')) console.log(JSON.stringify({ ok: false, problem: found }, null, 2));
  else console.error(text);
  process.exitCode = exitCodes.failed;
}

/**
 * Runs a command and tells its end: with 0 when all is well, 1 when it is not or the input was refused, 2 when the
 * command was misused. An interrupt ends its work, which then leaves nothing behind.
 */
export async function runHeadless(
  usage: string,
  run: (signal: AbortSignal) => Promise<HeadlessEnd>,
): Promise<void> {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  try {
    tell(await run(ending.signal));
  } catch (error) {
    if (ending.signal.aborted) {
      console.error('Stopped; nothing was written.');
      process.exitCode = exitCodes.interrupted;
    } else if (error instanceof WishError) {
      console.error(`${error.message}\n\n${usage}`);
      process.exitCode = exitCodes.misused;
    } else if (error instanceof ProblemError) tellProblem(error.problem);
    else throw error;
  }
}
