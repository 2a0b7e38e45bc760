import { ReadableStream } from 'node:stream/web';
import type { MediaRef } from '#shared/domain/evidence.ts';
import { type Stored, streamOf } from '../media/sealed/stored.ts';
import { type Access, failureOf } from './exchangeRequest.ts';
import { problemOfRequest } from './failures.ts';
import { watchFor } from './stall.ts';

// A connection that takes nothing for this long counts as broken.
const stallMs = 60_000;

interface Sending {
  stored: Stored;
  /** Told how much of the file is sent. */
  onBytes(bytes: number): void;
  signal: AbortSignal;
}

/**
 * Sends a file to the exchange under its digest, unless the exchange has it.
 * @throws ProblemError where it cannot be reached, or says no; what the signal was aborted with
 */
export async function sendMedia(
  access: Access,
  { sha256, bytes, mediaType }: MediaRef,
  { stored, onBytes, signal }: Sending,
): Promise<void> {
  const url = `${access.url}/v1/media/${sha256}`;
  const authorization = `Bearer ${access.credential}`;
  const stalled = new AbortController();
  const watch = watchFor(() => stalled.abort(new DOMException('nothing moves', 'TimeoutError')), stallMs);
  const bounds = { redirect: 'manual', signal: AbortSignal.any([signal, stalled.signal]) } as const;
  async function* flowing() {
    let sent = 0;
    for await (const chunk of await streamOf(stored)) {
      yield chunk as Uint8Array;
      sent += (chunk as Uint8Array).length;
      watch.moved();
      onBytes(sent);
    }
  }
  try {
    const known = await fetch(url, { method: 'HEAD', headers: { authorization }, ...bounds });
    if (known.status === 200) return onBytes(bytes);
    const headers = { authorization, 'content-type': mediaType };
    const init = { method: 'PUT', headers, body: ReadableStream.from(flowing()), duplex: 'half', ...bounds };
    const answer = await fetch(url, init as unknown as RequestInit);
    if (!answer.ok) throw await failureOf(answer, access.url);
    await answer.body?.cancel();
  } catch (error) {
    signal.throwIfAborted();
    throw problemOfRequest(error, access.url);
  } finally {
    watch.end();
  }
}
