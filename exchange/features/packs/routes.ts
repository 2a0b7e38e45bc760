import { NewPack, PackList, PackProposed, PackRecord } from '#shared/exchange/packs.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { desk, lead, params, SubjectQuery, security } from '../office/routing.ts';
import { proposePack } from './propose.ts';
import { readPack, readPacks } from './read.ts';

const tags = ['packs'];
/** A pack of five hundred submissions tells much of its files. */
const bodyLimit = 32 * 1024 * 1024;

export function packRoutes(server: Server, exchange: Exchange): void {
  server.post(
    '/v1/packs',
    {
      bodyLimit,
      schema: {
        summary: 'Proposes submissions that were made ready to be read blind, for leads',
        description:
          'Its files are sent before. It waits until a second person has pushed a `pack.signed` event for it; where that accepts it, its submissions wait to be dealt.',
        tags,
        security,
        body: NewPack,
        response: { 201: PackProposed, ...refusals(400, 401, 403, 404, 409, 413) },
      },
    },
    async (request, reply) => {
      requireRole(request, lead);
      return reply.code(201).send(await proposePack(exchange, readerOf(request), request.body));
    },
  );
  server.get(
    '/v1/packs',
    {
      schema: {
        summary: 'The packs for a rubric, the latest first, for leads and auditors',
        tags,
        security,
        querystring: SubjectQuery,
        response: { 200: PackList, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      const { microCredential: microCredentialId, rubric: rubricHash } = request.query;
      return await readPacks(exchange, readerOf(request), { microCredentialId, rubricHash });
    },
  );
  server.get(
    '/v1/packs/:id',
    {
      schema: {
        summary: 'A pack with what was done to each of its files, for leads and auditors',
        description: 'Who handed in what is not told.',
        tags,
        security,
        params,
        response: { 200: PackRecord, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      return await readPack(exchange, readerOf(request), request.params.id);
    },
  );
}
