import { Readable } from 'node:stream';
import { type Protocol, protocol } from 'electron';
import { answerMedia } from '../../media/serve.ts';
import type { Workstation } from '../../workstation.types.ts';
import { rendererFile } from '../rendererFiles.ts';
import { pageOrigin, securityHeaders } from './addresses.ts';

/** Has to happen before Electron is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { ...privileges, codeCache: true } },
    { scheme: 'media', privileges: { ...privileges, stream: true, corsEnabled: true } },
  ]);
}

function empty(status: number): Response {
  return new Response(null, { status, headers: { ...securityHeaders, 'cache-control': 'no-store' } });
}

async function answerPage(request: Request, renderer: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return empty(405);
  const { host, pathname } = new URL(request.url);
  const file = host === 'rangefinder' ? await rendererFile(renderer, pathname) : undefined;
  if (!file) return empty(404);
  return new Response(file.body, { headers: { ...file.headers, ...securityHeaders } });
}

// The library is another origin than the page: captions and documents are read across it, by the page alone.
const forThePage = {
  'access-control-allow-origin': pageOrigin,
  'access-control-expose-headers': 'accept-ranges, content-length, content-range, etag',
};

async function answerLibrary(request: Request, workstation: Workstation): Promise<Response> {
  const match = /^media:\/\/library\/([0-9a-f]{64})(?:\/([a-z0-9-]{1,40}))?$/.exec(request.url);
  const file = match?.[1] === undefined ? undefined : workstation.media(match[1], match[2]);
  const answer = await answerMedia(file, {
    method: request.method,
    range: request.headers.get('range') ?? undefined,
    ifRange: request.headers.get('if-range') ?? undefined,
  });
  const headers = { ...answer.headers, ...forThePage };
  // A page that stops listening cancels this stream, which destroys the other and closes the file.
  const body = answer.body === null ? null : (Readable.toWeb(answer.body) as ReadableStream<Uint8Array>);
  return new Response(body, { status: answer.status, headers });
}

/** Serves the screen at `app://rangefinder/` and the library at `media://library/<sha256>`, with `/<name>` what was made of it. */
export function serveProtocols(on: Protocol, workstation: Workstation, renderer: string): void {
  on.handle('app', (request) => answerPage(request, renderer));
  on.handle('media', (request) => answerLibrary(request, workstation));
}
