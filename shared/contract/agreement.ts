import { z } from 'zod';
import { OrderEffects } from '../exchange/wire.ts';
import { route } from './route.ts';

export const agreementRoutes = {
  /** Asks the exchange whether readers score otherwise along their order. @throws `not_allowed` but for auditors */
  'agreement.order': route(z.strictObject({}), OrderEffects),
} as const;
