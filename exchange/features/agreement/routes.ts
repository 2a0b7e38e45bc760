import { z } from 'zod';
import { Id, Sha256 } from '#shared/domain/primitives.ts';
import type { Role } from '#shared/domain/role.ts';
import {
  MarkPage,
  ReadingPage,
  ResultList,
  SeedRecord,
  SubjectList,
  SubmissionRecord,
  ThirdRead,
} from '#shared/exchange/agreement.ts';
import { Standings } from '#shared/exchange/ladder.ts';
import { OrderEffects } from '#shared/exchange/wire.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { PageQuery, refusals, type Server } from '../../server/server.ts';
import { readStandings } from '../qualification/standing.ts';
import { readSeeds } from '../quality/record.ts';
import { readOrderEffects } from './order.ts';
import { readResults, readSubmission } from './results.ts';
import { deskNames, readMarks, readReadings, readSubjects } from './subjects.ts';
import { askThirdRead } from './thirdRead.ts';

const tags = ['agreement'];
const security = [{ credential: [] }];
const desk: readonly Role[] = ['lead', 'auditor'];
const SubjectQuery = z.strictObject({ microCredential: Id, rubric: Sha256 });

export function agreementRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/order-effects',
    {
      schema: {
        summary: 'Whether scores move along each reader’s order, for auditors',
        description:
          'By batch and reader, Spearman’s correlation of place and mean points with its 95 % interval; under ten readings it says so and gives none. Readers bear the names they have inside the batch.',
        tags,
        security,
        response: { 200: OrderEffects, ...refusals(401, 403) },
      },
    },
    async (request) => {
      requireRole(request, ['auditor']);
      return await readOrderEffects(exchange.db);
    },
  );
  server.get(
    '/v1/agreement',
    {
      schema: {
        summary: 'What readings can be compared about, for leads and auditors',
        tags,
        security,
        response: { 200: SubjectList, ...refusals(401, 403) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      return await readSubjects(exchange.db);
    },
  );
  server.get(
    '/v1/agreement/readings',
    {
      schema: {
        summary: 'The readings that count, as numbers, for leads and auditors',
        description:
          'Readers and submissions bear names that hold over all batches and identify nobody. Oldest first; the cursor is null on the last page.',
        tags,
        security,
        querystring: PageQuery(2_000).extend(SubjectQuery.shape),
        response: { 200: ReadingPage, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      const { microCredential: microCredentialId, rubric: rubricHash, ...page } = request.query;
      return await readReadings(exchange, { microCredentialId, rubricHash }, page);
    },
  );
  server.get(
    '/v1/agreement/marks',
    {
      schema: {
        summary: 'What the readings that count marked on the evidence, for leads and auditors',
        description: 'Oldest first; the cursor is null on the last page.',
        tags,
        security,
        querystring: PageQuery(500).extend(SubjectQuery.shape),
        response: { 200: MarkPage, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      const { microCredential: microCredentialId, rubric: rubricHash, ...page } = request.query;
      return await readMarks(exchange, { microCredentialId, rubricHash }, page);
    },
  );
  server.get(
    '/v1/agreement/qualifications',
    {
      schema: {
        summary: 'Where everybody who scores stands on the way to a certification, for leads and auditors',
        description: 'Readers bear names that hold over all batches and identify nobody.',
        tags,
        security,
        querystring: SubjectQuery,
        response: { 200: Standings, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      const { microCredential: microCredentialId, rubric: rubricHash } = request.query;
      return await readStandings(exchange.db, { microCredentialId, rubricHash }, exchange.now());
    },
  );
  server.get(
    '/v1/agreement/seeds',
    {
      schema: {
        summary: 'The seeds that were dealt and what came of them, for leads and auditors',
        description:
          'Seeds are judged when the batch they are hidden in is finished, or a day after they were read. Readers bear names that hold over all batches and identify nobody.',
        tags,
        security,
        querystring: SubjectQuery,
        response: { 200: SeedRecord, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      const { microCredential: microCredentialId, rubric: rubricHash } = request.query;
      const names = await deskNames(exchange, microCredentialId);
      return await readSeeds(exchange, { microCredentialId, rubricHash }, names);
    },
  );
  server.get(
    '/v1/agreement/submissions/:id',
    {
      schema: {
        summary: 'Everything that was said of a submission, for leads and auditors',
        tags,
        security,
        params: z.strictObject({ id: Id }),
        response: { 200: SubmissionRecord, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      return await readSubmission(exchange, request.params.id);
    },
  );
  server.post(
    '/v1/agreement/submissions/:id/third-read',
    {
      schema: {
        summary: 'Asks for a blind third read of a submission whose readings differ, for leads and auditors',
        description:
          'Whoever never took the submission on gets it as a batch of its own; the first to claim it reads it. Where the third read agrees with one of the others by the programme’s rule, the two resolve the result.',
        tags,
        security,
        params: z.strictObject({ id: Id }),
        response: { 201: ThirdRead, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      requireRole(request, desk);
      return reply.code(201).send(await askThirdRead(exchange, readerOf(request), request.params.id));
    },
  );
  server.get(
    '/v1/results',
    {
      schema: {
        summary: 'How every submission of the operational batches stands, for leads and auditors',
        description:
          'Readings that differ by the programme’s rule have no resolved scores until someone decides: an event `adjudication.decided` of a lead or an auditor.',
        tags,
        security,
        querystring: SubjectQuery,
        response: { 200: ResultList, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      const { microCredential: microCredentialId, rubric: rubricHash } = request.query;
      return await readResults(exchange, { microCredentialId, rubricHash });
    },
  );
}
