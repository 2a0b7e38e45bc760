import { type Insufficient, insufficient } from '#shared/agreement/statistic.ts';
import { countingReadings, type Resolution, resolve } from '#shared/domain/resolution.ts';
import type { ScoringPolicy } from '#shared/domain/scoringPolicy.ts';
import { Ruler, type Severities } from '#shared/domain/severity.ts';
import type { ResultSeverity, SubjectKey } from '#shared/exchange/agreement.ts';
import { type CountedRow, measuredReadings } from '../../db/queries/agreement.ts';
import { rubricOf } from '../../db/queries/qualification.ts';
import type { Exchange } from '../../exchange.ts';

/** How strict the readers of a subject are, ready to be asked for many results. */
export type Measures = Insufficient | { kind: 'measures'; ruler: Ruler; n: Severities['n'] };

const notMeasured = insufficient(
  'The measuring failed. Open the page again; if it stays, tell whoever runs the exchange.',
  { units: 0, raters: 0, pairs: 0, overlap: 0 },
);

/** A screen shows what was measured before, rather than wait for what the last readings change. */
const patienceMs = 1_000;

/**
 * Measures the readers of a subject by everything that was read operationally, seeds among it.
 * @param exactly whether it has to be of the very readings there are, however long that takes
 * @throws where it has to be, and the measuring failed
 */
export async function measuresOf(
  { db, severity }: Exchange,
  subject: SubjectKey,
  { exactly = false }: { exactly?: boolean } = {},
): Promise<Measures> {
  const { microCredentialId, rubricHash } = subject;
  const asked = severity.measure({
    subject: `${microCredentialId} ${rubricHash}`,
    rubric: await rubricOf(db, rubricHash),
    readings: await measuredReadings(db, subject),
    patienceMs: exactly ? undefined : patienceMs,
  });
  // Results can be looked at without it; only what is released has to have it.
  const found = exactly ? await asked : await asked.catch(() => notMeasured);
  return found.kind === 'insufficient' ? found : { kind: 'measures', ruler: new Ruler(found), n: found.n };
}

export interface Rules {
  policy: ScoringPolicy;
  /** Null where nobody asks for them. */
  measures: Measures | null;
}

function severityOf(
  { submissionId, rubric }: CountedRow,
  { policy, measures }: Rules,
  of: { resolution: Resolution; resting: readonly string[]; readers: readonly string[] },
): ResultSeverity | null {
  if (measures === null) return null;
  if (measures.kind === 'insufficient') return { kind: 'insufficient', reason: measures.reason };
  const { ruler, n } = measures;
  const { resolution, resting, readers } = of;
  const fair = ruler.fairOf(rubric, { submissionId, readers: resting, resolution });
  return {
    kind: 'told',
    adjusts: policy.severity === 'adjusts',
    readers: readers.flatMap((reader) => ruler.severityOf(reader) ?? []),
    fair: fair.criteria,
    outcomes: { resolved: resolution.outcome, fair: fair.outcome },
    submissions: n.units,
    raters: n.raters,
  };
}

/**
 * What the readings of one submission amount to under the policy, and how strict their readers are.
 * @param rows its readings, at least one, a third read among them
 * @param decision the levels that an adjudicator decided on, where one did
 */
export function resolved(
  rows: readonly [CountedRow, ...CountedRow[]],
  decision: Parameters<typeof resolve>[1][number] | undefined,
  rules: Rules,
): { resolution: Resolution; severity: ResultSeverity | null } {
  const [{ rubric }] = rows;
  const given = rows.filter(({ third }) => !third).map(({ scores }) => scores);
  const wish = {
    rule: rules.policy.resolution,
    third: rows.find(({ third }) => third)?.scores,
    decision,
  };
  const resolution = resolve(rubric, given, wish);
  const counting = new Set(countingReadings(rubric, given, wish));
  const severity = severityOf(rows[0], rules, {
    resolution,
    resting: rows.filter(({ scores }) => counting.has(scores)).map(({ reader }) => reader),
    readers: rows.map(({ reader }) => reader),
  });
  if (severity?.kind !== 'told' || !severity.adjusts) return { resolution, severity };
  return { resolution: { ...resolution, outcome: severity.outcomes.fair }, severity };
}
