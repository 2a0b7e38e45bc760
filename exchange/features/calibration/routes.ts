import { z } from 'zod';
import { Id, Line } from '#shared/domain/primitives.ts';
import type { Role } from '#shared/domain/role.ts';
import {
  NewSession,
  Session,
  SessionChoices,
  SessionList,
  SessionOpened,
  SharedMoment,
} from '#shared/exchange/calibration.ts';
import type { Exchange } from '../../exchange.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { refusals, type Server } from '../../server/server.ts';
import { closeSession, leaveSession, revealSession, shareMoment, takeOutMember } from './change.ts';
import { followSession } from './live.ts';
import { openSession, readChoices } from './open.ts';
import { readSession, readSessions } from './view.ts';

const tags = ['calibration'];
const security = [{ credential: [] }];
const params = z.strictObject({ id: Id });
const lead: readonly Role[] = ['lead'];
const done = z.strictObject({ id: Id });

function readRoutes(server: Server, exchange: Exchange): void {
  server.get(
    '/v1/calibrations',
    {
      schema: {
        summary: 'The calibration sessions of this person; all of them for leads and auditors',
        tags,
        security,
        response: { 200: SessionList, ...refusals(401) },
      },
    },
    async (request) => await readSessions(exchange, readerOf(request)),
  );
  server.get(
    '/v1/calibrations/choices',
    {
      schema: {
        summary: 'What a session can be opened with, for leads',
        tags,
        security,
        querystring: z.strictObject({ microCredential: Id }),
        response: { 200: SessionChoices, ...refusals(400, 401, 403) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      return await readChoices(exchange, request.query.microCredential);
    },
  );
  server.get(
    '/v1/calibrations/:id',
    {
      schema: {
        summary: 'A calibration session as this person may see it',
        description:
          'Before the reveal nothing of anybody but how far each has come. A member who is shown the readings of others reads no more in it: later readings are rejected with `session_revealed`.',
        tags,
        security,
        params,
        response: { 200: Session, ...refusals(400, 401, 404) },
      },
    },
    async (request) => await readSession(exchange, readerOf(request), request.params.id),
  );
  server.get(
    '/v1/calibrations/:id/live',
    {
      schema: {
        summary: 'Server-sent events: `changed` whenever there is something new in the session',
        description: 'Whoever follows is present, until the connection ends.',
        tags,
        security,
        params,
        response: { 200: z.string().describe('A stream of events'), ...refusals(400, 401, 404) },
      },
    },
    async (request, reply) => {
      await followSession(exchange, readerOf(request), { id: request.params.id, request, reply });
      return reply;
    },
  );
}

function changeRoutes(server: Server, exchange: Exchange): void {
  server.post(
    '/v1/calibrations',
    {
      schema: {
        summary: 'Opens a calibration session, for leads',
        description: 'Its members get the submissions as a blind batch of the kind `calibration`.',
        tags,
        security,
        body: NewSession,
        response: { 201: SessionOpened, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      requireRole(request, lead);
      return reply.code(201).send(await openSession(exchange, readerOf(request), request.body));
    },
  );
  server.post(
    '/v1/calibrations/:id/reveal',
    {
      schema: {
        summary: 'Shows everybody what everybody gave, for leads',
        tags,
        security,
        params,
        body: z.strictObject({ despite: z.boolean().describe('Also though somebody is not ready') }),
        response: { 200: done, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      const { id } = request.params;
      await revealSession(exchange, readerOf(request), { id, ...request.body });
      return { id };
    },
  );
  server.post(
    '/v1/calibrations/:id/moment',
    {
      schema: {
        summary: 'Brings everybody who follows the session to a moment, for leads',
        tags,
        security,
        params,
        body: SharedMoment,
        response: { 200: done, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      await shareMoment(exchange, readerOf(request), { id: request.params.id, ...request.body });
      return { id: request.params.id };
    },
  );
  server.post(
    '/v1/calibrations/:id/close',
    {
      schema: {
        summary: 'Ends a session, for leads: what it settled becomes anchors',
        description: 'One that was never revealed is withdrawn, and what was read in it stays unseen.',
        tags,
        security,
        params,
        response: { 200: done, ...refusals(400, 401, 403, 404, 409) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      await closeSession(exchange, readerOf(request), request.params.id);
      return { id: request.params.id };
    },
  );
  server.post(
    '/v1/calibrations/:id/take-out',
    {
      schema: {
        summary: 'Takes a member out of a session, for leads',
        description: 'The others do not wait any more; what was read stays, as of somebody who left.',
        tags,
        security,
        params,
        body: z.strictObject({ name: Line.describe('Borne in this session') }),
        response: { 200: done, ...refusals(400, 401, 403, 404) },
      },
    },
    async (request) => {
      requireRole(request, lead);
      const { id } = request.params;
      await takeOutMember(exchange, id, request.body.name);
      return { id };
    },
  );
  server.post(
    '/v1/calibrations/:id/leave',
    {
      schema: {
        summary: 'Leaves a session, for its members',
        tags,
        security,
        params,
        response: { 200: done, ...refusals(400, 401, 404) },
      },
    },
    async (request) => {
      await leaveSession(exchange, readerOf(request), request.params.id);
      return { id: request.params.id };
    },
  );
}

/** Notes, votes and the consensus itself are signed events: they come by `/v1/events`. */
export function calibrationRoutes(server: Server, exchange: Exchange): void {
  readRoutes(server, exchange);
  changeRoutes(server, exchange);
}
