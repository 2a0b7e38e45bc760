import { z } from 'zod';
import { route } from './route.ts';

/** Long enough that trying them all takes for ever; what it is made of is the person's. */
export const shortestPassphrase = 12;
const longestPassphrase = 200;

/** One that is chosen. */
const NewPassphrase = z.string().min(shortestPassphrase).max(longestPassphrase);
/** One that is tried. */
const TriedPassphrase = z.string().min(1).max(longestPassphrase);

export const LockState = z.strictObject({
  /** Whether a passphrase opens this profile. */
  passphrase: z.boolean(),
  locked: z.boolean(),
});
export type LockState = z.infer<typeof LockState>;

const nothing = z.strictObject({});

export const lockingRoutes = {
  'locking.state': route(nothing, LockState),
  /** Sets a passphrase, or another in the place of the one that is given too. */
  'locking.set': route(
    z.strictObject({ passphrase: NewPassphrase, current: TriedPassphrase.optional() }),
    LockState,
  ),
  /** Does without a passphrase. */
  'locking.remove': route(z.strictObject({ current: TriedPassphrase }), LockState),
  'locking.lock': route(nothing, LockState),
  'locking.unlock': route(z.strictObject({ passphrase: TriedPassphrase }), LockState),
  /** Somebody is at work, or watches. */
  'locking.active': route(nothing, nothing),
} as const;
