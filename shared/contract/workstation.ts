import { z } from 'zod';
import { Instant, Line } from '../domain/primitives.ts';
import { Role } from '../domain/role.ts';
import { EnrolmentCode } from '../exchange/wire.ts';
import { route } from './route.ts';

export const Enrolment = z.strictObject({
  exchangeUrl: z.string().max(2_000),
  /** Whether this is the sample programme on this machine. */
  sample: z.boolean(),
  role: Role,
  pseudonym: Line,
  programme: Line,
  notice: Line.nullable(),
  enrolledAt: Instant,
});
export type Enrolment = z.infer<typeof Enrolment>;

/** What the screen must know before anything else. */
export const WorkstationStatus = z.strictObject({
  version: z.string().max(100),
  host: z.enum(['desktop', 'browser']),
  enrolment: Enrolment.nullable(),
  /** Where the device key lies: the system's keychain, or a file only this user may read. */
  secrets: z.enum(['keychain', 'keyfile']),
  /** Whether this host can run the sample programme's exchange. */
  canTrySample: z.boolean(),
  /** Whether this host saves and chooses files and makes PDFs itself; where not, the browser does, and paths are typed. */
  savesFiles: z.boolean(),
});
export type WorkstationStatus = z.infer<typeof WorkstationStatus>;

export const Storage = z.strictObject({
  databaseBytes: z.int().min(0),
  mediaBytes: z.int().min(0),
  freeBytes: z.int().min(0),
});
export type Storage = z.infer<typeof Storage>;

const nothing = z.strictObject({});

export const workstationRoutes = {
  'workstation.status': route(nothing, WorkstationStatus),
  'workstation.storage': route(nothing, Storage),
  'enrolment.enrol': route(
    z.strictObject({ exchangeUrl: z.string().min(1).max(2_000), code: EnrolmentCode }),
    Enrolment,
  ),
  /** Starts the sample programme's exchange on this machine and enrols with it as a sample assessor. */
  'enrolment.trySample': route(nothing, Enrolment),
} as const;
