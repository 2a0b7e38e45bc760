import type { Summary } from '#shared/contract/scoring.ts';
import { returningFlag } from '#shared/domain/flag.ts';

/** What stands between a summary and submitting it. */
export type Verdict =
  | { kind: 'incomplete' }
  /** The programme requires that everything is watched. */
  | { kind: 'watchFirst' }
  /** It can be submitted all the same, once that was said a second time. */
  | { kind: 'asks' }
  | { kind: 'ready' };

export function verdictOf({ complete, flags, unwatched, unwatchedPolicy }: Summary): Verdict {
  if (!complete) return { kind: 'incomplete' };
  if (unwatched.length === 0) return { kind: 'ready' };
  // Nobody has to watch to its end what goes back for not being scorable.
  if (returningFlag(flags) !== undefined) return { kind: 'ready' };
  return { kind: unwatchedPolicy === 'require' ? 'watchFirst' : 'asks' };
}
