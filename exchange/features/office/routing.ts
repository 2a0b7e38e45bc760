import { z } from 'zod';
import { Id, Sha256 } from '#shared/domain/primitives.ts';
import type { Role } from '#shared/domain/role.ts';

/** What the routes of the office have in common. */

export const tags = ['office'];
export const security = [{ credential: [] }];
export const params = z.strictObject({ id: Id });
export const lead: readonly Role[] = ['lead'];
export const desk: readonly Role[] = ['lead', 'auditor'];
export const SubjectQuery = z.strictObject({ microCredential: Id, rubric: Sha256 });
