import { createHmac } from 'node:crypto';
import { type PseudonymSubject, pseudonymFor } from '#shared/domain/pseudonym.ts';
import { canonicalJson } from '#shared/exchange/canonicalJson.ts';

/** Whom a pseudonym names, and where. `scope` is a batch, or `programme` for a person's own name. */
export interface Naming {
  scope: string;
  reader: string;
  subject: string;
}

/**
 * The pseudonym of a subject for one reader in one batch: HMAC-SHA-256 with the exchange's secret, so that nobody
 * outside can work back from a name or link it to another batch.
 */
export function pseudonymOf(
  kind: PseudonymSubject,
  naming: Naming,
  context: { secret: string; taken: ReadonlySet<string> },
): string {
  const digest = createHmac('sha256', context.secret)
    .update(canonicalJson({ kind, ...naming }))
    .digest();
  return pseudonymFor(kind, digest, context.taken);
}
