import { Judgement, NewRound, Round, RoundList } from '#shared/exchange/comparing.ts';
import { BatchCreated, Done } from '#shared/exchange/office.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { desk, lead, params, SubjectQuery, security, tags } from '../office/routing.ts';
import { judge, openRound, readRound, readRounds, takeBack } from './rounds.ts';

export function comparingRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/office/rounds',
    {
      schema: {
        summary: 'Rounds in which submissions are compared in pairs, for leads and auditors',
        tags,
        security,
        querystring: SubjectQuery,
        response: { 200: RoundList, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      const { microCredential: microCredentialId, rubric: rubricHash } = request.query;
      return await readRounds(exchange, { microCredentialId, rubricHash });
    },
  );
  server.post(
    '/v1/office/rounds',
    {
      schema: {
        summary: 'Opens such a round, for leads',
        tags,
        security,
        body: NewRound,
        response: { 201: BatchCreated, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      requireRole(request, lead);
      return reply.code(201).send({ id: await openRound(exchange, readerOf(request), request.body) });
    },
  );
  server.get(
    '/v1/office/rounds/:id',
    {
      schema: {
        summary: 'Where the submissions of a round lie, for leads and auditors; for leads the next pair',
        description:
          'By the Bradley–Terry model with Firth’s penalty, in logits, as soon as comparisons link all of them.',
        tags,
        security,
        params,
        response: { 200: Round, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      return await readRound(exchange, readerOf(request), request.params.id);
    },
  );
  server.post(
    '/v1/office/rounds/:id/judgements',
    {
      schema: {
        summary: 'Says which of two submissions shows more, for leads',
        tags,
        security,
        params,
        body: Judgement,
        response: { 200: Done, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      const { id } = request.params;
      await judge(exchange, readerOf(request), { id, ...request.body });
      return { id };
    },
  );
  server.post(
    '/v1/office/rounds/:id/take-back',
    {
      schema: {
        summary: 'Takes back what one said last in a round, for leads',
        tags,
        security,
        params,
        response: { 200: Done, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      const { id } = request.params;
      await takeBack(exchange, readerOf(request), id);
      return { id };
    },
  );
}
