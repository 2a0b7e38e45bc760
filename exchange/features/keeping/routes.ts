import { BatchKeeping, Keeping, KeepingWish, WithdrawalWish } from '#shared/exchange/keeping.ts';
import { Done } from '#shared/exchange/office.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { lead, params, security, tags } from '../office/routing.ts';
import { changeKeeping, readKeeping, withdrawAccess } from './keep.ts';

export function keepingRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/keeping',
    {
      config: { toAnybody: true },
      schema: {
        summary: 'For how long a workstation may keep what it was given',
        description:
          'What has ended is to be removed, and an `evidence.removed` event pushed once it is gone. Answered also after access was withdrawn; then everything is to be removed, and nothing else is answered but a push.',
        tags: ['batches'],
        security,
        response: { 200: Keeping, ...refusals(401) },
      },
    },
    async (request) => await readKeeping(exchange, readerOf(request)),
  );
  server.post(
    '/v1/office/batches/:id/keeping',
    {
      schema: {
        summary: 'Says until when the evidence of a batch is kept, for leads',
        description:
          'Then its files and who is behind them are removed here, and from every workstation: from those out of reach too, by their own clocks. Readings and results stay.',
        tags,
        security,
        params,
        body: KeepingWish,
        response: { 200: BatchKeeping, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      return await changeKeeping(exchange, readerOf(request), {
        batchId: request.params.id,
        ...request.body,
      });
    },
  );
  server.post(
    '/v1/office/people/:id/withdrawal',
    {
      schema: {
        summary: 'Withdraws somebody’s access for good, with a reason that is told to them, for leads',
        tags,
        security,
        params,
        body: WithdrawalWish,
        response: { 200: Done, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      const { id } = request.params;
      await withdrawAccess(exchange, readerOf(request), { personId: id, ...request.body });
      return { id };
    },
  );
}
