import { expect, test } from 'vitest';
import { everyStatistic, type Statistics } from '#shared/agreement/everyStatistic.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { onObservedScale } from '#shared/agreement/tally.ts';
import { type GoldenCase, type GoldenEntry, goldenCases } from '#tests/helpers/goldenAgreement.ts';

interface Otherwise {
  /** Of a file and a name as `file name`. */
  about: RegExp;
  /** Whether the number itself is said otherwise, or only how far it would vary. */
  what: 'estimate' | 'spread';
  why: string;
}

/** Where we differ from the packages. */
const otherwise: readonly Otherwise[] = [
  {
    about: /^(degenerate_all_same_category|stress_6_3x100_single_category) (fleiss|krippendorff)/,
    what: 'estimate',
    why: 'one category throughout is 0/0 where chance is 1: packages say 1, NaN or an error; we say it is insufficient',
  },
  {
    about: /^degenerate_single_rater percent/,
    what: 'estimate',
    why: 'one rater agrees with nobody: packages say 1',
  },
  {
    about: /^degenerate_(perfect_disagreement_binary|zero_between_unit_variance) icc\..\.k$/,
    what: 'estimate',
    why: 'the units do not differ: packages say 8 or 0, we say that it is insufficient',
  },
  {
    about: /^(warrens2012_2[ab]|wikipedia_fleiss) mean\.pearson/,
    what: 'estimate',
    why: 'a perfect pair has no z and is left out: the package takes it at 1 less rounding noise',
  },
  {
    about: /^degenerate_single_unit (cohen|scott)/,
    what: 'spread',
    why: 'packages give one unit a standard error of 0; it has none',
  },
  {
    about: /^degenerate_(one_rater_constant|zero_between_unit_variance) (conger|cohen)/,
    what: 'spread',
    why: 'p and standard error there are of rounding noise: the estimate and its spread are 0',
  },
  {
    about: /^(irr_video|irrna_consistNA|stress_5_4x200_constant_rater|shrout_fleiss1979) cohen.*pair/,
    what: 'spread',
    why: 'kappa is 0 with a constant rater, and the standard error of the packages rounding noise or a p of 0/0',
  },
  {
    about: /^(degenerate_perfect|degenerate_two|degenerate_zero|randolph_online_3).* icc\.2/,
    what: 'spread',
    why: 'the raters leave no error or the units no spread: the package tests rounding noise',
  },
];

const saidOtherwise = (id: string, name: string) =>
  otherwise.find(({ about }) => about.test(`${id} ${name}`))?.what;

/** These are of the whole scale, whether every category occurs or not. */
const ofWholeScale = /^(cohen|scott|randolph|light|percent\.adjacent1)|@fullScale/;

/** Of two packages that differ we follow the one which the literature agrees with; the README beside the data says why. */
function followed(name: string, entry: GoldenEntry, found: Statistic): GoldenEntry {
  const psych = entry.crossChecks?.find((check) => check.package === 'psych');
  if (name.startsWith('icc.2.')) return { ...entry, ci: psych?.ci, p: psych?.p };
  // No spread leaves nothing to test by: packages divide by 0 and say 0.
  if (entry.p === 0 && found.kind === 'estimate' && found.p === undefined) return { ...entry, p: undefined };
  // Neither has a distribution that its packages’ p would be of.
  if (/^(mean|light)/.test(name)) return { ...entry, p: undefined };
  return entry;
}

/** @returns what is not the same to 1e-9 */
function differences(ours: Statistic, theirs: GoldenEntry): string[] {
  if (ours.kind === 'insufficient') return [`${ours.reason} Instead of ${theirs.value}.`];
  const { estimate, standardError, ci, p } = ours;
  const pairs: [what: string, ours: number | undefined, theirs: unknown][] = [
    ['value', estimate, theirs.value],
    ['standard error', standardError, theirs.se],
    ['low', ci?.[0], theirs.ci?.[0]],
    ['high', ci?.[1], theirs.ci?.[1]],
    ['p', p, theirs.p],
  ];
  return pairs.flatMap(([what, found, wanted]) => {
    if (typeof wanted !== 'number') return [];
    const isNear = Math.abs((found ?? Number.NaN) - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
    return isNear ? [] : [`${what} ${found} instead of ${wanted}`];
  });
}

interface Both {
  whole: Statistics;
  observed: Statistics;
}

function ours({ whole, observed }: Both, name: string): Statistic | undefined {
  const plain = name.replace('@fullScale', '').replace('.gwetSE', '');
  return (ofWholeScale.test(name) ? whole : observed)[plain];
}

const cases = goldenCases();
const computed = new Map<string, Both>();
/** The two scales of a case, computed when first asked for. */
function bothOf({ id, ratings }: GoldenCase): Both {
  const known = computed.get(id);
  if (known) return known;
  const both = { whole: everyStatistic(ratings), observed: everyStatistic(onObservedScale(ratings)) };
  computed.set(id, both);
  return both;
}

const checked = { recomputed: 0, published: 0, otherwise: { estimate: 0, spread: 0 } };

test.each(cases)(
  '$id holds as recomputed by the field’s packages and as published',
  (golden) => {
    const both = bothOf(golden);
    for (const [name, given] of Object.entries(golden.recomputed)) {
      const found = ours(both, name);
      if (!found || given.ambiguous || typeof given.value !== 'number') continue;
      const what = saidOtherwise(golden.id, name);
      if (what !== undefined) checked.otherwise[what]++;
      if (what === 'estimate') continue;
      checked.recomputed++;
      const entry = what === 'spread' ? { value: given.value } : followed(name, given, found);
      expect(differences(found, entry), name).toEqual([]);
    }
    for (const [name, { value, tolerance = 1e-9 }] of Object.entries(golden.published)) {
      const found = ours(both, name);
      if (!found || typeof value !== 'number') continue;
      checked.published++;
      if (found.kind === 'insufficient') throw new Error(`${name}: ${found.reason}`);
      expect(Math.abs(found.estimate - value), name).toBeLessThanOrEqual(tolerance);
    }
  },
  60_000,
);

test('every case was gone through, and few are said otherwise', () => {
  expect(cases.length).toBe(53);
  expect(checked).toEqual({ recomputed: 3484, published: 95, otherwise: { estimate: 29, spread: 145 } });
});
