import type { z } from 'zod';
import { agreementRoutes } from './agreement.ts';
import { blindingRoutes } from './blinding.ts';
import { calibrationRoutes } from './calibration.ts';
import { commentRoutes } from './comments.ts';
import { comparingRoutes } from './comparing.ts';
import { evidenceRoutes } from './evidence.ts';
import { fileRoutes } from './files.ts';
import { lockingRoutes } from './locking.ts';
import { officeRoutes } from './office.ts';
import { packRoutes } from './packs.ts';
import { practiceRoutes } from './practice.ts';
import { qualificationRoutes } from './qualification.ts';
import { queueRoutes } from './queue.ts';
import { scoringRoutes } from './scoring.ts';
import { settingsRoutes } from './settings.ts';
import { syncRoutes } from './sync.ts';
import { trainingRoutes } from './training.ts';
import { workstationRoutes } from './workstation.ts';

/** Everything the screen can ask of the workstation: `capability.verb` → `{input, output}`. */
export const routes = {
  ...workstationRoutes,
  ...lockingRoutes,
  ...settingsRoutes,
  ...queueRoutes,
  ...scoringRoutes,
  ...commentRoutes,
  ...agreementRoutes,
  ...blindingRoutes,
  ...calibrationRoutes,
  ...comparingRoutes,
  ...evidenceRoutes,
  ...fileRoutes,
  ...officeRoutes,
  ...packRoutes,
  ...practiceRoutes,
  ...qualificationRoutes,
  ...syncRoutes,
  ...trainingRoutes,
} as const;

export type RouteName = keyof typeof routes;
export type Input<R extends RouteName> = z.input<(typeof routes)[R]['input']>;
export type Parsed<R extends RouteName> = z.output<(typeof routes)[R]['input']>;
export type Output<R extends RouteName> = z.output<(typeof routes)[R]['output']>;

/** What the workstation does for each route; a missing one does not compile. */
export type Handlers = { [R in RouteName]: (input: Parsed<R>) => Output<R> | Promise<Output<R>> };

export function isRouteName(name: unknown): name is RouteName {
  return typeof name === 'string' && Object.hasOwn(routes, name);
}
