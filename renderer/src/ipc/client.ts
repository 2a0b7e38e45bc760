import { ProblemError } from '#shared/contract/errors.ts';
import type { Input, Output, RouteName } from '#shared/contract/registry.ts';
import { openedBridge } from './bridge.ts';

/**
 * Asks the workstation.
 * @throws ProblemError with what happened and what the person can do
 */
export async function call<R extends RouteName>(route: R, input: Input<R>): Promise<Output<R>> {
  const envelope = await openedBridge().call(route, input);
  if (!envelope.ok) throw new ProblemError(envelope.error);
  return envelope.data as Output<R>;
}

/**
 * Where a file of the local library is, for `src` attributes and fetches.
 * @param name of something that was made from it, such as `frames`; the file itself without one
 */
export function mediaUrl(sha256: string, name?: string): string {
  const file = `${openedBridge().mediaBase}${sha256}`;
  return name === undefined ? file : `${file}/${name}`;
}
