import { OrderEffects } from '#shared/exchange/wire.ts';
import type { Exchange } from '../../exchange.ts';
import { requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { readOrderEffects } from './order.ts';

export function agreementRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/order-effects',
    {
      schema: {
        summary: 'Whether scores move along each reader’s order, for auditors',
        description:
          'By batch and reader, Spearman’s correlation of place and mean points with its 95 % interval; under ten readings it says so and gives none. Readers bear the names they have inside the batch.',
        tags: ['agreement'],
        security: [{ credential: [] }],
        response: { 200: OrderEffects, ...refusals(401, 403) },
      },
    },
    async (request) => {
      requireRole(request, ['auditor']);
      return await readOrderEffects(exchange.db);
    },
  );
}
