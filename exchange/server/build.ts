import swagger from '@fastify/swagger';
import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Exchange } from '../exchange.ts';
import { adminRoutes } from '../features/admin/routes.ts';
import { agreementRoutes } from '../features/agreement/routes.ts';
import { batchRoutes } from '../features/batches/routes.ts';
import { calibrationRoutes } from '../features/calibration/routes.ts';
import { comparingRoutes } from '../features/comparing/routes.ts';
import { enrolmentRoutes } from '../features/enrolment/routes.ts';
import { eventRoutes } from '../features/events/routes.ts';
import { feedbackRoutes } from '../features/feedback/routes.ts';
import { keepingRoutes } from '../features/keeping/routes.ts';
import { receivingRoutes } from '../features/media/receiving.ts';
import { mediaRoutes } from '../features/media/routes.ts';
import { officeRoutes } from '../features/office/routes.ts';
import { packRoutes } from '../features/packs/routes.ts';
import { qualificationRoutes } from '../features/qualification/routes.ts';
import { trainingRoutes } from '../features/training/routes.ts';
import { refuse } from '../rules/refusal.ts';
import { authenticate } from './authentication.ts';
import { answerError } from './errors.ts';
import type { Server } from './server.ts';

const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Rangefinder exchange',
    description:
      'Between the workstations of assessors and a programme office: batches, media, signed events.',
    version: '1',
  },
  components: { securitySchemes: { credential: { type: 'http' as const, scheme: 'bearer' } } },
};

/** What lets the command line on this machine know this process and ask it for codes. */
export interface Admin {
  token: string;
  instance: string;
}

/** One line a request: the route as a pattern and ids. No address, no query, no header. */
function logRequests(server: Server): void {
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        personId: request.reader?.personId,
        deviceId: request.reader?.deviceId,
      },
      'request',
    );
  });
}

async function openRoutes(server: Server, exchange: Exchange, admin: Admin): Promise<void> {
  server.get('/healthz', { schema: { hide: true } }, async () => ({
    status: 'ok',
    instance: admin.instance,
  }));
  server.get('/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  adminRoutes(server, exchange, admin.token);
  enrolmentRoutes(server, exchange);
}

async function guardedRoutes(server: Server, exchange: Exchange): Promise<void> {
  server.addHook('onRequest', authenticate(exchange));
  batchRoutes(server, exchange);
  mediaRoutes(server, exchange);
  await server.register(async (scope) => receivingRoutes(scope, exchange));
  eventRoutes(server, exchange);
  feedbackRoutes(server, exchange);
  keepingRoutes(server, exchange);
  agreementRoutes(server, exchange);
  qualificationRoutes(server, exchange);
  calibrationRoutes(server, exchange);
  officeRoutes(server, exchange);
  trainingRoutes(server, exchange);
  comparingRoutes(server, exchange);
  packRoutes(server, exchange);
}

/** The exchange's HTTP server with every route, not yet listening. */
export async function buildServer(exchange: Exchange, logger: Logger, admin: Admin): Promise<Server> {
  const server: Server = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // Players keep media connections open: closing waits for none of them.
    forceCloseConnections: true,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(answerError);
  server.setNotFoundHandler(() => {
    throw refuse('not_found', 'The exchange has nothing at this address. Check it against /openapi.json.');
  });
  server.decorateRequest('reader', null);
  logRequests(server);
  await server.register(swagger, { openapi, transform: jsonSchemaTransform });
  await server.register((scope) => openRoutes(scope, exchange, admin));
  await server.register((scope) => guardedRoutes(scope, exchange));
  return server;
}
