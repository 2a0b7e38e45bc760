import {
  BatchCreated,
  BatchPlan,
  BatchRecord,
  Done,
  Identities,
  NewBatch,
  Office,
  OfficeChoices,
  PolicyRecord,
  PolicyWish,
  ReaderChange,
  Released,
} from '#shared/exchange/office.ts';
import { findBatch } from '../../db/queries/batches.ts';
import { holdersOf } from '../../db/queries/keeping.ts';
import type { Reader } from '../../db/queries/people.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { deskNames } from '../agreement/subjects.ts';
import { removeOverdue } from '../keeping/remove.ts';
import { settleDueSeeds } from '../quality/settle.ts';
import { officeAnchorRoutes } from './anchorRoutes.ts';
import { dealBatch, planBatch, readOfficeChoices } from './dealing.ts';
import { settleSecondReads } from './further.ts';
import { readIdentities } from './identities.ts';
import { officePeopleRoutes } from './peopleRoutes.ts';
import { putPolicy, readOffice, tryPolicy } from './policy.ts';
import { followOne, recordOf } from './progress.ts';
import { changeReader } from './readers.ts';
import { releaseResults } from './release.ts';
import { desk, lead, params, SubjectQuery, security, tags } from './routing.ts';
import { officeRubricRoutes } from './rubricRoutes.ts';

async function readRecord(exchange: Exchange, viewer: Reader, batchId: string): Promise<BatchRecord> {
  await settleDueSeeds(exchange);
  await settleSecondReads(exchange, [batchId]);
  await removeOverdue(exchange);
  const found = await findBatch(exchange.db, batchId);
  const [following] = found ? await followOne(exchange, found.batch) : [];
  if (!found || !following) throw refuse('not_found', 'There is no such batch. Open the office again.');
  const names = await deskNames(exchange, found.batch.microCredentialId);
  const holders = await holdersOf(exchange.db, batchId);
  return recordOf(following, { names, viewerId: viewer.personId, holders });
}

function readRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/office',
    {
      schema: {
        summary: 'The policy, the batches with their progress, and what was done, for leads and auditors',
        tags,
        security,
        querystring: SubjectQuery,
        response: { 200: Office, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      const { microCredential: microCredentialId, rubric: rubricHash } = request.query;
      return await readOffice(exchange, readerOf(request), { microCredentialId, rubricHash });
    },
  );
  server.get(
    '/v1/office/choices',
    {
      schema: {
        summary: 'What a batch can be made of, and for whom, for leads',
        tags,
        security,
        querystring: SubjectQuery,
        response: { 200: OfficeChoices, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      const { microCredential: microCredentialId, rubric: rubricHash } = request.query;
      return await readOfficeChoices(exchange, { microCredentialId, rubricHash });
    },
  );
  server.get(
    '/v1/office/batches/:id',
    {
      schema: {
        summary:
          'Who reads what of a batch, and what keeps its results from being released, for leads and auditors',
        tags,
        security,
        params,
        response: { 200: BatchRecord, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      return await readRecord(exchange, readerOf(request), request.params.id);
    },
  );
  server.get(
    '/v1/office/batches/:id/identities',
    {
      schema: {
        summary: 'Who handed in the submissions of a batch, for leads and auditors who have revealed it',
        description:
          'Refused until whoever asks has pushed a `batch.revealed` event for it, with a reason. That stays on record.',
        tags,
        security,
        params,
        response: { 200: Identities, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      return await readIdentities(exchange, readerOf(request), request.params.id);
    },
  );
}

function dealRoutes(server: Server, exchange: Exchange): void {
  server.post(
    '/v1/office/plans',
    {
      schema: {
        summary: 'Shows how a batch would be dealt, and keeps nothing, for leads',
        description:
          'Nobody gets what came from where they work or what they have met before, nor two who work in the same place the same submission. Second readers are chosen so that all readers are linked. The same `drawSeed` deals the same, as long as nothing else changes.',
        tags,
        security,
        body: NewBatch,
        response: { 200: BatchPlan, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      return await planBatch(exchange, request.body);
    },
  );
  server.post(
    '/v1/office/batches',
    {
      schema: {
        summary: 'Makes a batch of submissions that wait, and deals it to readers, for leads',
        tags,
        security,
        body: NewBatch,
        response: { 201: BatchCreated, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      requireRole(request, lead);
      return reply.code(201).send(await dealBatch(exchange, readerOf(request), request.body));
    },
  );
  server.post(
    '/v1/office/batches/:id/readers',
    {
      schema: {
        summary: 'Adds a reader to a batch, or takes one out, for leads',
        description:
          'What a reader who is taken out has not read is dealt to the others. A reader who is added gets what nobody could be given, and further readings.',
        tags,
        security,
        params,
        body: ReaderChange,
        response: { 200: Done, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      const { id } = request.params;
      await changeReader(exchange, readerOf(request), { batchId: id, ...request.body });
      return { id };
    },
  );
  server.post(
    '/v1/office/batches/:id/release',
    {
      schema: {
        summary: 'Releases the results of a batch, all at once, for leads',
        description:
          'Refused as long as something is open. What is read later is held with `results_released`.',
        tags,
        security,
        params,
        response: { 200: Released, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      return await releaseResults(exchange, readerOf(request), request.params.id);
    },
  );
}

function policyRoutes(server: Server, exchange: Exchange): void {
  server.post(
    '/v1/office/policy/trial',
    {
      schema: {
        summary:
          'What the readings made so far show of a policy that is not in force, for leads and auditors',
        tags,
        security,
        body: PolicyWish,
        response: { 200: PolicyRecord, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, desk);
      return await tryPolicy(exchange, request.body);
    },
  );
  server.post(
    '/v1/office/policy',
    {
      schema: {
        summary: 'Puts a policy in force, for leads',
        tags,
        security,
        body: PolicyWish,
        response: { 200: PolicyRecord, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      return await putPolicy(exchange, readerOf(request), request.body);
    },
  );
}

export function officeRoutes(server: Server, exchange: Exchange): void {
  readRoutes(server, exchange);
  dealRoutes(server, exchange);
  policyRoutes(server, exchange);
  officePeopleRoutes(server, exchange);
  officeAnchorRoutes(server, exchange);
  officeRubricRoutes(server, exchange);
}
