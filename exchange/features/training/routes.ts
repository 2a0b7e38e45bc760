import { z } from 'zod';
import { Id } from '#shared/domain/primitives.ts';
import { Done } from '#shared/exchange/office.ts';
import { NewStatements, TrainingAnchor, TrainingList } from '#shared/exchange/training.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { readTraining, readTrainingAnchor } from './read.ts';
import { putStatements } from './statements.ts';

const tags = ['training'];
const security = [{ credential: [] }];

export function trainingRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/training',
    {
      schema: {
        summary: 'Examples with what experts gave them, by micro-credential',
        tags,
        security,
        response: { 200: TrainingList, ...refusals(401) },
      },
    },
    async () => await readTraining(exchange),
  );
  server.get(
    '/v1/training/:id',
    {
      schema: {
        summary: 'An example: the consensus, the spans that justify each level, and why',
        description: 'Its media can be fetched by everybody who is enrolled.',
        tags,
        security,
        params: z.strictObject({ id: Id }),
        response: { 200: TrainingAnchor, ...refusals(400, 401, 404) },
      },
    },
    async (request) => await readTrainingAnchor(exchange, request.params.id),
  );
  server.post(
    '/v1/office/anchors/:id/statements',
    {
      schema: {
        summary: 'Puts other statements on an example, to be told apart, for leads',
        tags,
        security,
        params: z.strictObject({ id: Id }),
        body: NewStatements,
        response: { 200: Done, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, ['lead']);
      const { id } = request.params;
      await putStatements(exchange, readerOf(request), { submissionId: id, ...request.body });
      return { id };
    },
  );
}
