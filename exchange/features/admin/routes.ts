import { z } from 'zod';
import { Role } from '#shared/domain/role.ts';
import { EnrolmentCode } from '#shared/exchange/wire.ts';
import type { Exchange } from '../../exchange.ts';
import { bearerToken, sameHash, secretHash } from '../../rules/credentials.ts';
import { refuse } from '../../rules/refusal.ts';
import { refusals, type Server } from '../../server/server.ts';
import { issueCode } from '../enrolment/issueCode.ts';

export const CodeRequest = z.strictObject({
  role: Role,
  certified: z.boolean(),
  expiresInHours: z.number().positive().max(8_760),
});
export const CodeResponse = z.strictObject({ code: EnrolmentCode });

/** For the command line on the same machine, which finds the token in the data folder. No part of the public API. */
export function adminRoutes(server: Server, exchange: Exchange, adminToken: string): void {
  const expected = secretHash(adminToken);
  server.post(
    '/admin/enrolment-codes',
    {
      schema: { hide: true, body: CodeRequest, response: { 200: CodeResponse, ...refusals(400, 401) } },
      onRequest: async (request) => {
        const token = bearerToken(request.headers.authorization);
        if (token === undefined || !sameHash(secretHash(token), expected)) {
          throw refuse('unauthenticated', 'This needs the token of the exchange’s data folder.');
        }
      },
    },
    async (request) => ({ code: await issueCode(exchange, request.body) }),
  );
}
