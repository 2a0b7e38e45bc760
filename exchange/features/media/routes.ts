import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Sha256 } from '#shared/domain/primitives.ts';
import { type ByteRange, parseRange } from '#shared/exchange/httpRange.ts';
import { findClaimedMedia, findMedia, findTrainingMedia, type MediaRow } from '../../db/queries/media.ts';
import type { Reader } from '../../db/queries/people.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { isUnchanged, tagOf } from '../../rules/versionTag.ts';
import { readerOf } from '../../server/authentication.ts';
import { notModified, refusals, type Server } from '../../server/server.ts';

const MediaHeaders = z.looseObject({ range: z.string().optional(), 'if-range': z.string().optional() });
// Any to the type checker, because a stream is no schema’s; bytes to whoever reads the OpenAPI document.
const Bytes = z.any().meta({ type: 'string', format: 'binary' });
type MediaHeaders = z.infer<typeof MediaHeaders>;

/**
 * The media, where this reader may have it. What is unknown and what is not theirs get the same answer: a digest
 * must not tell whether a file is here.
 */
async function mediaFor(exchange: Exchange, reader: Reader, sha256: string): Promise<MediaRow> {
  const seesAll = reader.role === 'lead' || reader.role === 'auditor';
  const found = seesAll
    ? await findMedia(exchange.db, sha256)
    : ((await findClaimedMedia(exchange.db, sha256, reader.personId)) ??
      (await findTrainingMedia(exchange.db, sha256)));
  if (found === undefined) {
    throw refuse(
      'not_found',
      'No batch you have claimed holds media with this digest. Claim the batch first.',
    );
  }
  if ((await exchange.media.sizeOf(sha256)) !== found.bytes) {
    throw new Error('a file is missing from the media folder or has another length');
  }
  return found;
}

function rangeFor(headers: MediaHeaders, media: MediaRow): ByteRange {
  // If-Range by date never matches: a digest is the only validator here (RFC 9110, 13.1.5).
  const condition = headers['if-range'];
  if (condition !== undefined && condition !== tagOf(media.sha256)) return { kind: 'whole' };
  return parseRange(headers.range, media.bytes);
}

function addHeaders(reply: FastifyReply, media: MediaRow): void {
  reply.headers({
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': media.mediaType,
    'x-content-type-options': 'nosniff',
    etag: tagOf(media.sha256),
  });
}

/** The first and the last byte to send; sets status and headers on the way. */
function answerRange(reply: FastifyReply, range: ByteRange, size: number): { start: number; end: number } {
  switch (range.kind) {
    case 'unsatisfiable':
      reply.header('content-range', `bytes */${size}`);
      throw refuse('range_unsatisfiable', `The range lies outside these ${size} bytes. Ask from the start.`);
    case 'whole':
      reply.code(200).header('content-length', size);
      return { start: 0, end: size - 1 };
    case 'part':
      reply
        .code(206)
        .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
        .header('content-length', range.end - range.start + 1);
      return range;
  }
}

export function mediaRoutes(server: Server, exchange: Exchange): void {
  server.route({
    method: ['GET', 'HEAD'],
    url: '/v1/media/:sha256',
    schema: {
      summary: 'Evidence by its digest',
      description: 'One range at a time; several are answered with the whole. The ETag is the digest.',
      tags: ['media'],
      security: [{ credential: [] }],
      params: z.strictObject({ sha256: Sha256 }),
      headers: MediaHeaders,
      response: {
        200: { description: 'The whole', content: { 'application/octet-stream': { schema: Bytes } } },
        206: { description: 'The range', content: { 'application/octet-stream': { schema: Bytes } } },
        304: notModified,
        ...refusals(400, 401, 404, 416),
      },
    },
    handler: async (request, reply) => {
      const media = await mediaFor(exchange, readerOf(request), request.params.sha256);
      if (isUnchanged(request.headers['if-none-match'], media.sha256)) {
        return reply.header('etag', tagOf(media.sha256)).code(304).send();
      }
      // A range means something in a GET only (RFC 9110, 14.2).
      const range = request.method === 'HEAD' ? rangeFor({}, media) : rangeFor(request.headers, media);
      const bytes = answerRange(reply, range, media.bytes);
      addHeaders(reply, media);
      if (request.method === 'HEAD' || media.bytes === 0) return reply.send();
      return reply.send(exchange.media.read(media.sha256, bytes));
    },
  });
}
