import { BatchCreated, Done } from '#shared/exchange/office.ts';
import { AnchorList, AnchorUse, NewSet } from '#shared/exchange/training.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { makeSet, putAnchorUse, readAnchors } from './anchors.ts';
import { desk, lead, params, SubjectQuery, security, tags } from './routing.ts';

export function officeAnchorRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/office/anchors',
    {
      schema: {
        summary: 'The anchors of a micro-credential and what each is for, for leads and auditors',
        tags,
        security,
        querystring: SubjectQuery,
        response: { 200: AnchorList, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      const { microCredential: microCredentialId, rubric: rubricHash } = request.query;
      return await readAnchors(exchange, { microCredentialId, rubricHash });
    },
  );
  server.post(
    '/v1/office/anchors/:id',
    {
      schema: {
        summary: 'Says how hard an anchor is and what it is for, for leads',
        description:
          'Open to everybody who scores, hidden among operational work, or neither. Refused where the one would tell the other, and for what is in a batch that is scored blind.',
        tags,
        security,
        params,
        body: AnchorUse,
        response: { 200: Done, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      const { id } = request.params;
      await putAnchorUse(exchange, readerOf(request), { submissionId: id, ...request.body });
      return { id };
    },
  );
  server.post(
    '/v1/office/sets',
    {
      schema: {
        summary: 'Makes a set of anchors, to practise on or to qualify with, for leads',
        description:
          'Everybody who scores gets it. Each anchor is for one thing alone, so that nothing tells of another.',
        tags,
        security,
        body: NewSet,
        response: { 201: BatchCreated, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      requireRole(request, lead);
      return reply.code(201).send({ id: await makeSet(exchange, readerOf(request), request.body) });
    },
  );
}
