/** `npm run simulation [-- --seed N]`: what a programme of known assessors gets for its reads, policy by policy. */
import { parseArgs } from 'node:util';
import { type MarginalModel, marginalFacets } from '#shared/agreement/facets/marginalModel.ts';
import type { Observations } from '#shared/agreement/facets/observations.ts';
import { chancesAt, summedOf } from '#shared/agreement/facets/ratingScale.ts';
import { randomFrom } from '#shared/agreement/random.ts';
import { outcomeOf, pointsOn } from '#shared/domain/resolution.ts';
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

function observationsOf(world: World, panel: Panel): Observations {
  const rows = [...panel.readings.values(), panel.ofSeeds]
    .flat()
    .flatMap(({ assessor, submission, scores }) =>
      world.rubric.criteria.flatMap((criterion, place) => {
        const points = pointsOn(criterion, scores);
        return points === undefined ? [] : [{ assessor, submission, place, score: points - 1 }];
      }),
    );
  return {
    submission: Int32Array.from(rows, (row) => row.submission),
    rater: Int32Array.from(rows, (row) => row.assessor),
    criterion: Int32Array.from(rows, (row) => row.place),
    score: Int16Array.from(rows, (row) => row.score),
  };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** The mean severity of each assessor who was not suspended over the readings that count, as the world knows it. */
function knownSeverities(panel: Panel): Map<number, number> {
  const by = Map.groupBy([...panel.readings.values(), panel.ofSeeds].flat(), ({ assessor }) => assessor);
  for (const one of panel.suspended) by.delete(one);
  return new Map([...by].map(([assessor, some]) => [assessor, meanOf(some.map(({ severity }) => severity))]));
}

/** How far measured severities are from the known ones: root mean square, and the correlation. */
function recovered(known: ReadonlyMap<number, number>, model: MarginalModel) {
  const pairs = model.rater.flatMap(({ place, measure }) => {
    const right = known.get(place);
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

/** Decisions by what an assessor of mean severity would give, to the nearest level. */
function adjusted(world: World, model: MarginalModel): ('awarded' | 'notYet')[] {
  const summed = summedOf(Float64Array.from(model.thresholds[0] ?? []));
  const chances = new Float64Array(4);
  const hard = new Map(model.criterion.map(({ place, measure }) => [place, measure]));
  const of = new Map(model.submission.map((one) => [one.place, one.expected]));
  return Array.from({ length: world.submissions }, (_, submission) =>
    outcomeOf(world.rubric, (criterion) => {
      const place = world.rubric.criteria.indexOf(criterion);
      chancesAt((of.get(submission) ?? 0) - (hard.get(place) ?? 0), summed, chances);
      return Math.round(chances.reduce((sum, chance, k) => sum + chance * (k + 1), 0));
    }),
  );
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
    const models = panels.map((panel) => marginalFacets(observationsOf(world, panel), 4));
    const raw = panels.map((panel) => decide(world, panel));
    const fair = models.map((model) => (model.kind === 'marginal' ? adjusted(world, model) : []));
    const [first] = panels;
    const [model] = models;
    if (!first || !model) throw new Error('no panel met');
    const made = panels.reduce((sum, panel) => sum + panel.made, 0) / panels.length / world.submissions;
    baseline ||= made;
    const severity = model.kind === 'marginal' ? recovered(knownSeverities(first), model) : undefined;
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
