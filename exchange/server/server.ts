import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ExchangeErrorBody } from '#shared/exchange/wire.ts';

/** The HTTP server, with the wire schemas as the types of its routes. */
export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 416 | 428;

/** The answers of a route that refuse: the same body for all. */
export function refusals<S extends RefusalStatus>(
  ...statuses: S[]
): Record<S | 500, typeof ExchangeErrorBody> {
  const entries = [...statuses, 500].map((status) => [status, ExchangeErrorBody]);
  return Object.fromEntries(entries) as Record<S | 500, typeof ExchangeErrorBody>;
}

/** 304 has no body. */
export const notModified = z.any().describe('Unchanged');

/** Where a page of a list begins, and how long it may be. */
export function PageQuery(most: number) {
  return z.strictObject({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(most).default(most),
  });
}
