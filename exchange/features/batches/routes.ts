import { z } from 'zod';
import { BatchManifest } from '#shared/domain/batch.ts';
import { Id } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { AssignmentChange, BatchPage } from '#shared/exchange/wire.ts';
import type { Exchange } from '../../exchange.ts';
import { isUnchanged, tagOf } from '../../rules/versionTag.ts';
import { readerOf } from '../../server/authentication.ts';
import { notModified, PageQuery, refusals, type Server } from '../../server/server.ts';
import { type Change, changeAssignment } from './change.ts';
import { listBatches } from './list.ts';
import { readManifest } from './manifest.ts';

const BatchParams = z.strictObject({ id: Id });
const security = [{ credential: [] }];
const tags = ['batches'];

export function batchRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/batches',
    {
      schema: {
        summary: 'The batches assigned to this reader',
        description: 'With an ETag; If-None-Match spares an unchanged page.',
        tags,
        security,
        querystring: PageQuery(200),
        response: { 200: BatchPage, 304: notModified, ...refusals(400, 401) },
      },
    },
    async (request, reply) => {
      const page = await listBatches(exchange, readerOf(request), request.query);
      const version = hashOf(page);
      reply.header('etag', tagOf(version)).header('cache-control', 'private, no-cache');
      if (isUnchanged(request.headers['if-none-match'], version)) return reply.code(304).send();
      return reply.code(200).send(page);
    },
  );
  server.get(
    '/v1/batches/:id',
    {
      schema: {
        summary: 'The manifest of a claimed batch, in this reader’s order',
        tags,
        security,
        params: BatchParams,
        response: { 200: BatchManifest, ...refusals(400, 401, 404, 409) },
      },
    },
    async (request) => await readManifest(exchange, readerOf(request), request.params.id),
  );
  changeRoute(server, exchange, 'claim');
  changeRoute(server, exchange, 'release');
}

function changeRoute(server: Server, exchange: Exchange, change: Change): void {
  server.post(
    `/v1/batches/:id/${change}`,
    {
      schema: {
        summary: change === 'claim' ? 'Claims a batch' : 'Gives a claimed batch back',
        description: 'If-Match carries the version of the batch from the list.',
        tags,
        security,
        params: BatchParams,
        headers: z.looseObject({ 'if-match': z.string().max(200).optional() }),
        response: { 200: AssignmentChange, ...refusals(400, 401, 404, 409, 412, 428) },
      },
    },
    async (request, reply) => {
      const ifMatch = request.headers['if-match'];
      const asked = { batchId: request.params.id, change, ifMatch };
      const changed = await changeAssignment(exchange, readerOf(request), asked);
      return reply.header('etag', tagOf(changed.version)).code(200).send(changed);
    },
  );
}
