import { Readable } from 'node:stream';
import { type ByteRange, parseRange } from '#shared/exchange/httpRange.ts';
import type { OpenFile, Stored } from './sealed/stored.ts';

/** A verified file of the library, and what its batch says it is; or a file made from it. */
export interface ServedFile {
  stored: Stored;
  sha256: string;
  mediaType: string;
  /** For a file made here: what tells it from another of the same name. */
  made?: { tag: string };
}

/** What of a request decides the answer; header names as in RFC 9110. */
export interface MediaRequest {
  method: string;
  range?: string | undefined;
  ifRange?: string | undefined;
}

/** An answer that either host can send. A body must be read or destroyed: it holds the open file. */
export interface MediaAnswer {
  status: 200 | 206 | 404 | 405 | 416;
  headers: Record<string, string>;
  body: Readable | null;
}

const asIs = /^(?:video|audio|image)\/|^text\/vtt$|^application\/pdf$/;

/** The type a file is sent as: nothing the browser would run as a page or a script. */
function servedType(mediaType: string): string {
  if (asIs.test(mediaType)) return mediaType;
  return mediaType.startsWith('text/') ? 'text/plain; charset=utf-8' : 'application/octet-stream';
}

const always = {
  'x-content-type-options': 'nosniff',
  // An image or a document opened by itself runs nothing, whatever is in it.
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};

function refusal(status: 404 | 405, headers: Record<string, string> = {}): MediaAnswer {
  return {
    status,
    headers: { ...always, 'cache-control': 'no-store', 'content-length': '0', ...headers },
    body: null,
  };
}

function rangeFor({ range, ifRange }: MediaRequest, etag: string, size: number): ByteRange {
  // The content never changes under its digest, so any other validator means another file: send all of it.
  if (ifRange !== undefined && ifRange.trim() !== etag) return { kind: 'whole' };
  return parseRange(range, size);
}

function etagOf({ sha256, made }: ServedFile): string {
  return made ? `"${sha256}-${made.tag}"` : `"${sha256}"`;
}

function headersFor(file: ServedFile, wanted: ByteRange, size: number) {
  const headers: Record<string, string> = {
    ...always,
    'accept-ranges': 'bytes',
    // What lies encrypted here must not lie readable in the cache of a browser.
    'cache-control': 'no-store',
    'content-type': servedType(file.mediaType),
    etag: etagOf(file),
  };
  if (wanted.kind === 'unsatisfiable')
    return { ...headers, 'content-range': `bytes */${size}`, 'content-length': '0' };
  if (wanted.kind === 'whole') return { ...headers, 'content-length': String(size) };
  return {
    ...headers,
    'content-range': `bytes ${wanted.start}-${wanted.end}/${size}`,
    'content-length': String(wanted.end - wanted.start + 1),
  };
}

const statusOf = { whole: 200, part: 206, unsatisfiable: 416 } as const;

function bodyOf(open: OpenFile, wanted: ByteRange): Readable {
  if (wanted.kind === 'part') return open.stream(wanted.start, wanted.end);
  return open.size === 0 ? Readable.from([]) : open.stream(0, open.size - 1);
}

function answerFrom(open: OpenFile, file: ServedFile, request: MediaRequest): MediaAnswer {
  const { size } = open;
  // RFC 9110, 14.2: Range is defined for GET only.
  const wanted: ByteRange =
    request.method === 'GET' ? rangeFor(request, etagOf(file), size) : { kind: 'whole' };
  const answer = { status: statusOf[wanted.kind], headers: headersFor(file, wanted, size) };
  const hasBody = request.method === 'GET' && wanted.kind !== 'unsatisfiable';
  return { ...answer, body: hasBody ? bodyOf(open, wanted) : null };
}

/**
 * Answers a request for a file of the library: whole, one range, HEAD, 416 (RFC 9110, section 14).
 * @param file undefined where there is no such file
 */
export async function answerMedia(file: ServedFile | undefined, request: MediaRequest): Promise<MediaAnswer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, { allow: 'GET, HEAD' });
  const open = await file?.stored.open().catch(() => undefined);
  if (file === undefined || open === undefined) return refusal(404);
  let keep = false;
  try {
    const answer = answerFrom(open, file, request);
    keep = answer.body !== null && answer.headers['content-length'] !== '0';
    return answer;
  } finally {
    if (!keep) await open.close();
  }
}
