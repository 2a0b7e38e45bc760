import { problem } from '#shared/contract/errors.ts';
import type { Role } from '#shared/domain/role.ts';
import { type EnrolmentRecord, findEnrolment } from '../db/queries/enrolment.ts';
import type { Db } from '../db/store.ts';

/** @throws ProblemError `not_enrolled` */
export function requireEnrolment(db: Db): EnrolmentRecord {
  const enrolment = findEnrolment(db);
  if (enrolment !== undefined) return enrolment;
  throw problem(
    'not_enrolled',
    'This workstation is not enrolled with an exchange.',
    'Enrol with the address and the code from the programme office, or try the sample programme.',
  );
}

/**
 * @param refused what is said to others, and what they can do
 * @throws ProblemError `not_enrolled`, `not_allowed`
 */
export function requireRole(
  db: Db,
  roles: readonly Role[],
  refused: { message: string; remedy: string },
): EnrolmentRecord {
  const enrolment = requireEnrolment(db);
  if (roles.includes(enrolment.role)) return enrolment;
  throw problem('not_allowed', refused.message, refused.remedy);
}
