import { z } from 'zod';

export const roles = ['assessor', 'reviewer', 'lead', 'auditor'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;
