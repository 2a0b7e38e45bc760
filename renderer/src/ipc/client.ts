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
 * @param name of a file made from it: `frames`, `peaks`, `thumbnails`, `proxy`, or one of its captions
 */
export function mediaUrl(sha256: string, name?: string): string {
  const address = `${openedBridge().mediaBase}${sha256}`;
  return name === undefined ? address : `${address}/${name}`;
}
