import { LadderList } from '#shared/exchange/ladder.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { readLadders } from './standing.ts';

export function qualificationRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/ladder',
    {
      schema: {
        summary: 'Where this person stands on the way to score operationally, for assessors and reviewers',
        description:
          'By micro-credential: finished qualification sets with what they said, the certification that holds, what comes next and from when on.',
        tags: ['qualification'],
        security: [{ credential: [] }],
        response: { 200: LadderList, ...refusals(401, 403) },
      },
    },
    async (request) => {
      requireRole(request, ['assessor', 'reviewer']);
      return await readLadders(exchange.db, readerOf(request).personId, exchange.now());
    },
  );
}
