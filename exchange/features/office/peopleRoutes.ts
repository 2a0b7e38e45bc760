import { z } from 'zod';
import { Line } from '#shared/domain/primitives.ts';
import { Done, StandingWish } from '#shared/exchange/office.ts';
import { AnchorList, AnchorUse } from '#shared/exchange/training.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { putAnchorUse, readAnchors } from './anchors.ts';
import { putOrganisation } from './policy.ts';
import { desk, lead, params, SubjectQuery, security, tags } from './routing.ts';
import { changeStanding } from './standing.ts';

export function officePeopleRoutes(server: Server, exchange: Exchange): void {
  server.post(
    '/v1/office/people/:id/organisation',
    {
      schema: {
        summary: 'Notes where a reader works, for leads',
        tags,
        security,
        params,
        body: z.strictObject({ organisation: Line.min(1).nullable() }),
        response: { 200: Done, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      const { id } = request.params;
      await putOrganisation(exchange, readerOf(request), { personId: id, ...request.body });
      return { id };
    },
  );
  server.post(
    '/v1/office/people/:id/standing',
    {
      schema: {
        summary: 'Suspends somebody by hand, reinstates them, or lets them begin anew, for leads',
        tags,
        security,
        params,
        body: StandingWish,
        response: { 200: Done, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      const { id } = request.params;
      await changeStanding(exchange, readerOf(request), { personId: id, ...request.body });
      return { id };
    },
  );
}

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
        summary: 'Says how hard an anchor is, and opens it to everybody who scores or closes it, for leads',
        description: 'Refused for a seed, and for what is in a batch that is scored blind.',
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
}
