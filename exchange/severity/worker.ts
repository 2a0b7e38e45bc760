import type { Rubric } from '#shared/domain/rubric.ts';
import { type Scored, severitiesOf } from '#shared/domain/severity.ts';

/** What runs in a thread of its own: thousands of readings take seconds, in which the exchange answers others. */
export function measure({ rubric, readings }: { rubric: Rubric; readings: readonly Scored[] }) {
  return severitiesOf(rubric, readings);
}
