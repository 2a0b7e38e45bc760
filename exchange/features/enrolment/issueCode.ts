import type { Role } from '#shared/domain/role.ts';
import { insertEnrolmentCode } from '../../db/queries/enrolment.ts';
import type { Exchange } from '../../exchange.ts';
import { newEnrolmentCode, secretHash } from '../../rules/credentials.ts';

export interface CodeRequest {
  role: Role;
  /** Whoever uses the code is certified for every micro-credential by an external qualification. */
  certified: boolean;
  expiresInHours: number;
}

/** Makes a one-time enrolment code. Only its hash is kept: this is the one time it can be read. */
export async function issueCode(
  exchange: Pick<Exchange, 'db' | 'now'>,
  request: CodeRequest,
): Promise<string> {
  const code = newEnrolmentCode();
  const createdAt = exchange.now();
  await insertEnrolmentCode(exchange.db, {
    codeHash: secretHash(code),
    role: request.role,
    certified: request.certified,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + request.expiresInHours * 3_600_000),
  });
  return code;
}
