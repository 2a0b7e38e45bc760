import { type ProblemError, problem } from '#shared/contract/errors.ts';
import type { MediaRef } from '#shared/domain/evidence.ts';
import { diskFull, isDiskFull, requireSpace } from './diskSpace.ts';
import type { DownloadOptions, MediaSource } from './library.types.ts';
import { openPart, type PartFile } from './partFile.ts';
import { type Sealing, sealedBytes } from './sealed/sealing.ts';

function unexpected(what: string): ProblemError {
  return problem(
    'exchange_unexpected',
    `The exchange did not send the file as asked: ${what}.`,
    'Try the download again. If this repeats, tell the programme office which batch it is.',
  );
}

function mismatch(): ProblemError {
  return problem(
    'digest_mismatch',
    'A file arrived changed: its content is not what the batch names.',
    'It was removed. Download the batch again; if this repeats, tell the programme office.',
  );
}

function interrupted(cause: unknown): ProblemError {
  return problem(
    'exchange_unreachable',
    'The connection to the exchange broke during a download.',
    'It goes on from where it stopped once the exchange answers again.',
    cause,
  );
}

/** Brings the part in line with the answer's first byte. */
async function align(part: PartFile, ref: MediaRef, response: Response): Promise<void> {
  if (response.status === 200) return part.size === 0 ? undefined : part.startOver();
  if (response.status === 416) return part.startOver();
  if (response.status !== 206) throw unexpected(`it answered ${response.status}`);
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
  const fits = Number(range?.[1]) === part.size && (range?.[2] === '*' || Number(range?.[2]) === ref.bytes);
  if (!fits) throw unexpected('it sent another part of the file');
}

async function receive(
  part: PartFile,
  ref: MediaRef,
  body: AsyncIterable<Uint8Array>,
  options: DownloadOptions,
) {
  for await (const chunk of body) {
    options.signal.throwIfAborted();
    if (part.size + chunk.length > ref.bytes) throw mismatch();
    await part.append(chunk);
    options.onProgress(part.size);
  }
}

function translate(error: unknown, folder: string, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (isDiskFull(error)) return diskFull(folder, error);
  // undici reports a body that ends early, or a connection that drops, as a TypeError.
  return error instanceof TypeError ? interrupted(error) : error;
}

interface Place {
  path: string;
  root: string;
  sealing: Sealing;
}

/** One request from where the part stands; a short answer leaves the rest for the next. */
async function attempt(part: PartFile, ref: MediaRef, source: MediaSource, options: DownloadOptions) {
  const response = await source(ref.sha256, { start: part.size, signal: options.signal });
  try {
    await align(part, ref, response);
    if (response.status !== 416 && response.body) await receive(part, ref, response.body, options);
  } finally {
    if (!response.bodyUsed) await response.body?.cancel();
  }
}

async function fill(part: PartFile, ref: MediaRef, source: MediaSource, options: DownloadOptions) {
  let startedOver = false;
  while (part.size < ref.bytes) {
    const before = part.size;
    await attempt(part, ref, source, options);
    if (part.size > before) continue;
    // Starting over is worth one more request; an answer that brings nothing twice is not.
    if (startedOver || before === 0) throw unexpected('it sent less than the whole');
    startedOver = true;
  }
}

/** Fetches, checks and files one file. What came is kept on any failure but a wrong digest. */
export async function downloadTo(
  place: Place,
  ref: MediaRef,
  { source, ...options }: DownloadOptions & { source: MediaSource },
): Promise<void> {
  const part = await openPart(place.path, ref.bytes, place.sealing);
  try {
    options.onProgress(part.size);
    requireSpace(place.root, sealedBytes(ref.bytes - part.size));
    await fill(part, ref, source, options);
    if (part.digest() !== ref.sha256) throw mismatch();
    await part.complete();
  } catch (error) {
    const cause = translate(error, place.root, options.signal);
    if ((cause as { problem?: { code?: string } }).problem?.code === 'digest_mismatch') await part.remove();
    else await part.close().catch(() => undefined);
    throw cause;
  }
}
