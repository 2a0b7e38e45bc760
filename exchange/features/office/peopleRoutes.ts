import { z } from 'zod';
import { Line } from '#shared/domain/primitives.ts';
import { Done, StandingWish } from '#shared/exchange/office.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { putOrganisation } from './policy.ts';
import { lead, params, security, tags } from './routing.ts';
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
