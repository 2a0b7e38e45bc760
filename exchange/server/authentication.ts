import type { FastifyRequest } from 'fastify';
import type { Role } from '#shared/domain/role.ts';
import { findDevice, type Reader } from '../db/queries/people.ts';
import type { Exchange } from '../exchange.ts';
import { bearerToken, sameHash, secretHash } from '../rules/credentials.ts';
import { refuse } from '../rules/refusal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    reader: Reader | null;
  }
  interface FastifyContextConfig {
    /** Whether it answers also those who may have nothing any more. */
    toAnybody?: boolean;
  }
}

/** A hook that finds out who asks by the bearer credential, and refuses whoever has none. */
export function authenticate(exchange: Exchange): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const token = bearerToken(request.headers.authorization);
    const hash = token === undefined ? undefined : secretHash(token);
    const device = hash === undefined ? undefined : await findDevice(exchange.db, hash);
    if (!hash || !device?.credentialHash || !sameHash(device.credentialHash, hash)) {
      throw refuse(
        'unauthenticated',
        'This device is not enrolled here. Enrol it with a code of the programme office.',
      );
    }
    const { personId, deviceId, role, publicKey, withdrawn } = device;
    request.reader = { personId, deviceId, role, publicKey, withdrawn };
    if (withdrawn && !request.routeOptions.config.toAnybody)
      throw refuse(
        'access_withdrawn',
        'The programme office has withdrawn your access. Ask it for the reason, and for a new code if it lets you in again.',
      );
  };
}

/** Who asks. Only in routes behind `authenticate`. */
export function readerOf(request: FastifyRequest): Reader {
  if (request.reader === null) throw new Error('a route without authentication asks who is there');
  return request.reader;
}

/** @throws Refusal `forbidden` for every other role */
export function requireRole(request: FastifyRequest, roles: readonly Role[]): void {
  if (!roles.includes(readerOf(request).role)) {
    throw refuse('forbidden', `This is for the roles ${roles.join(' and ')}. Ask the programme office.`);
  }
}
