import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { answerMedia, type ServedFile } from '../../media/serve.ts';

/** A short answer without a body worth reading. */
export function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'cache-control': 'no-store', 'content-length': '0', ...headers });
  response.end();
}

export function sendJson(response: ServerResponse, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** Reads a small body. @returns undefined where it is longer than `limit` bytes or not JSON */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Sends a file of the library; a client that goes away closes the file. */
export async function sendMedia(
  file: ServedFile | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { range } = request.headers;
  const [ifRange] = [request.headers['if-range']].flat();
  const answer = await answerMedia(file, { method: request.method ?? 'GET', range, ifRange });
  response.writeHead(answer.status, { ...answer.headers, 'cross-origin-resource-policy': 'same-origin' });
  if (answer.body === null) response.end();
  else await pipeline(answer.body, response);
}
