import { FeedbackPage } from '#shared/exchange/wire.ts';
import { feedbackAfter } from '../../db/queries/feedback.ts';
import type { Exchange } from '../../exchange.ts';
import { cursorAfter, positionOf } from '../../rules/cursor.ts';
import { readerOf } from '../../server/authentication.ts';
import { PageQuery, refusals, type Server } from '../../server/server.ts';

export function feedbackRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/feedback',
    {
      schema: {
        summary:
          'Receipts, certifications and the consensus on what was scored for practice, of this person, in order',
        tags: ['feedback'],
        security: [{ credential: [] }],
        querystring: PageQuery(500),
        response: { 200: FeedbackPage, ...refusals(400, 401) },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query;
      const after = positionOf('feedback', cursor);
      const rows = await feedbackAfter(exchange.db, readerOf(request).personId, { after, limit });
      const nextCursor = cursorAfter('feedback', rows.at(-1)?.position ?? after);
      return { items: rows.map((row) => row.body), nextCursor };
    },
  );
}
