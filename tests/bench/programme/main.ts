/** `npm run simulation [-- --seed N]`: what a programme of known assessors gets for its reads, policy by policy. */
import { parseArgs } from 'node:util';
import { randomFrom } from '#shared/agreement/random.ts';
import { type Outcome, resolve } from '#shared/domain/resolution.ts';
import { Ruler, type Severities, severitiesOf } from '#shared/domain/severity.ts';
import { convene, decide, type Panel, type Policy, trueOutcome } from './panel.ts';
import { truth, type World, worldOf } from './world.ts';

const size = { assessors: 60, submissions: 6_000, seeds: 400 };

const reads = [
  { name: 'one read', secondReads: 0, nearPassing: false },
  { name: 'second reads 10 % and near passing', secondReads: 0.1, nearPassing: true },
  { name: 'two reads', secondReads: 1, nearPassing: false },
] as const;
const policies: readonly Policy[] = reads.flatMap((one) => [
  { ...one, seeds: false },
  { ...one, name: `${one.name}, seeds`, seeds: true },
]);

const readingsOf = (panel: Panel) => [...panel.readings.values(), panel.ofSeeds].flat();

/** How strict the assessors are, as the exchange measures it. */
function measured(world: World, panel: Panel): Severities | undefined {
  const found = severitiesOf(
    world.rubric,
    readingsOf(panel).map(({ assessor, submission, scores }) => ({
      ...{ reader: String(assessor), submissionId: String(submission), scores },
    })),
  );
  return found.kind === 'insufficient' ? undefined : found;
}

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** The mean severity of each assessor who was not suspended over the readings that count, as the world knows it. */
function knownSeverities(panel: Panel): Map<number, number> {
  const by = Map.groupBy(readingsOf(panel), ({ assessor }) => assessor);
  for (const one of panel.suspended) by.delete(one);
  return new Map([...by].map(([assessor, some]) => [assessor, meanOf(some.map(({ severity }) => severity))]));
}

/** How far measured severities are from the known ones: root mean square, and the correlation. */
function recovered(known: ReadonlyMap<number, number>, { readers }: Severities) {
  const pairs = readers.flatMap(({ reader, measure }) => {
    const right = known.get(Number(reader));
    return right === undefined ? [] : [[right, measure] as const];
  });
  const [rights, measures] = [pairs.map(([right]) => right), pairs.map(([, measure]) => measure)];
  const [a, b] = [meanOf(rights), meanOf(measures)];
  const off = Math.sqrt(meanOf(pairs.map(([right, measure]) => (right - a - (measure - b)) ** 2)));
  const across = meanOf(pairs.map(([right, measure]) => (right - a) * (measure - b)));
  const spread = Math.sqrt(
    meanOf(rights.map((x) => (x - a) ** 2)) * meanOf(measures.map((x) => (x - b) ** 2)),
  );
  return { off, correlation: across / spread };
}

/** Decisions by the fair scores, where the policy lets severity adjust; an adjudicator’s are not touched. */
function adjusted(world: World, panel: Panel, severities: Severities): Outcome[] {
  const ruler = new Ruler(severities);
  return Array.from({ length: world.submissions }, (_, submission) => {
    const given = panel.readings.get(submission) ?? [];
    const resolution = resolve(
      world.rubric,
      given.map(({ scores }) => scores),
    );
    const readers = given.map(({ assessor }) => String(assessor));
    const { outcome } = ruler.fairOf(world.rubric, { submissionId: String(submission), readers, resolution });
    return outcome ?? trueOutcome(world, submission);
  });
}

const share = (of: readonly boolean[]) => of.filter(Boolean).length / of.length;
/** The share of scores that are those of the truth. */
function exactness(world: World, panel: Panel): number {
  const hits = [...panel.readings.values()].flat().flatMap(({ submission, scores }) => {
    const right = truth(world, submission);
    return scores.map(({ levelId }, i) => levelId === right[i]?.levelId);
  });
  return share(hits);
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
  const world = worldOf(size, randomFrom(Number(values.seed)));
  const right = Array.from({ length: world.submissions }, (_, submission) => trueOutcome(world, submission));
  const rows: Record<string, string | number>[] = [];
  let baseline = 0;
  for (const policy of policies) {
    const panels = [1, 2].map((panel) =>
      convene(world, policy, randomFrom(1_000 * Number(values.seed) + panel)),
    );
    const models = panels.map((panel) => measured(world, panel));
    const raw = panels.map((panel) => decide(world, panel));
    const fair = panels.map((panel, i) => (models[i] ? adjusted(world, panel, models[i]) : []));
    const [first] = panels;
    const [model] = models;
    if (!first) throw new Error('no panel met');
    const made = panels.reduce((sum, panel) => sum + panel.made, 0) / panels.length / world.submissions;
    baseline ||= made;
    const severity = model && recovered(knownSeverities(first), model);
    const none = 'none: nobody read what another did';
    const same = ([one, other]: readonly (readonly string[])[]) =>
      share((one ?? []).map((x, i) => x === other?.[i]));
    const hits = (decisions: readonly (readonly string[])[]) =>
      decisions.reduce((sum, some) => sum + share(some.map((x, i) => x === right[i])), 0) / decisions.length;
    rows.push({
      policy: policy.name,
      'as the truth': percent(exactness(world, first)),
      'reads a submission': made.toFixed(2),
      'against one read': (made / baseline).toFixed(2),
      adjudicated: percent(first.adjudicated / world.submissions),
      suspended: first.suspended.length,
      'drifting among them': first.suspended.filter((one) => (world.assessors[one]?.drift ?? 0) !== 0).length,
      'severity off by': severity?.off.toFixed(2) ?? none,
      'severity correlation': severity?.correlation.toFixed(3) ?? none,
      'right, raw': percent(hits(raw)),
      'same twice, raw': percent(same(raw)),
      'right, fair': severity ? percent(hits(fair)) : none,
      'same twice, fair': severity ? percent(same(fair)) : none,
    });
  }
  for (const row of rows) console.log(JSON.stringify(row));
}

await main();
