import { z } from 'zod';
import { Id } from '#shared/domain/primitives.ts';
import { NewVersion, RubricVersions, VersionPublished } from '#shared/exchange/rubrics.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { desk, lead, security, tags } from './routing.ts';
import { publishVersion, readVersions } from './rubrics.ts';

export function officeRubricRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/office/rubrics',
    {
      schema: {
        summary: 'The versions of a micro-credential’s rubric, the newest first, for leads and auditors',
        tags,
        security,
        querystring: z.strictObject({ microCredential: Id }),
        response: { 200: RubricVersions, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      return await readVersions(exchange.db, request.query.microCredential);
    },
  );
  server.post(
    '/v1/office/rubrics',
    {
      schema: {
        summary: 'Puts a new version of a rubric in force, for leads',
        description:
          'What was begun by an older version goes on by it. Whoever is certified by an older one qualifies anew.',
        tags,
        security,
        body: NewVersion,
        response: { 201: VersionPublished, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      requireRole(request, lead);
      return reply
        .code(201)
        .send({ rubricHash: await publishVersion(exchange, readerOf(request), request.body) });
    },
  );
}
