import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { MediaType } from '#shared/domain/evidence.ts';
import { Sha256 } from '#shared/domain/primitives.ts';
import { MediaStored } from '#shared/exchange/packs.ts';
import { insertMedia } from '../../db/queries/packs.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';

/** Of one file; hours of video at a rate no classroom needs. */
const mostBytes = 64 * 1024 ** 3;

/** The bytes as they come, no more of them than a file may have. */
async function* bounded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw refuse('too_large', 'No file may be longer than 64 GiB. Make it shorter.');
    yield chunk;
  }
}

/** A scope of its own: here a body is bytes that flow, whatever their type. */
export function receivingRoutes(server: Server, exchange: Exchange): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  server.put(
    '/v1/media/:sha256',
    {
      // Before the body is looked at: nobody else sends anything here.
      preParsing: async (request) => requireRole(request, ['lead']),
      schema: {
        summary: 'Sends a file of a pack, under the digest of its bytes, for leads',
        description: 'Its type is the Content-Type. Nothing names it until a pack does.',
        tags: ['media'],
        security: [{ credential: [] }],
        params: z.strictObject({ sha256: Sha256 }),
        response: { 200: MediaStored, ...refusals(400, 401, 403, 413) },
      },
    },
    async (request) => {
      const { sha256 } = request.params;
      const mediaType = MediaType.safeParse(request.headers['content-type']).data;
      if (mediaType === undefined)
        throw refuse('invalid_request', 'The type of the file is missing. Send it as Content-Type.');
      const bytes = await exchange.media.receive(sha256, bounded(request.body as IncomingMessage));
      if (bytes === undefined)
        throw refuse('invalid_request', 'What came has another digest than its address. Send it again.');
      await insertMedia(exchange.db, { sha256, bytes, mediaType });
      return { sha256, bytes };
    },
  );
}
