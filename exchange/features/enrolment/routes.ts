import { EnrolmentRequest, EnrolmentResponse } from '#shared/exchange/wire.ts';
import type { Exchange } from '../../exchange.ts';
import { refusals, type Server } from '../../server/server.ts';
import { enrol } from './enrol.ts';

export function enrolmentRoutes(server: Server, exchange: Exchange): void {
  server.post(
    '/v1/enrolments',
    {
      schema: {
        summary: 'Enrols a device with a one-time code',
        tags: ['enrolment'],
        body: EnrolmentRequest,
        response: { 201: EnrolmentResponse, ...refusals(400, 404, 409, 410) },
      },
    },
    async (request, reply) => reply.code(201).send(await enrol(exchange, request.body)),
  );
}
