import { z } from 'zod';
import { Id } from '#shared/domain/primitives.ts';
import { TrainingAnchor, TrainingList } from '#shared/exchange/training.ts';
import type { Exchange } from '../../exchange.ts';
import { refusals, type Server } from '../../server/server.ts';
import { readTraining, readTrainingAnchor } from './read.ts';

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
}
