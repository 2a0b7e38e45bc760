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
    about: /^(degenerate_perfect|degenerate_two|degenerate_zero|randolph_online_3).* icc\.2\.[1k]$/,
    what: 'spread',
    why: 'the raters leave no error or the units no spread: the package tests rounding noise',
  },
  {
    about: /^(degenerate_all_same_category|stress_6_3x100_single_category) .*lmer/,
    what: 'estimate',
    why: 'nothing varies: the package fits its own rounding noise',
  },
  {
    about:
      /^(degenerate_(perfect_agreement|two_units_perfect|zero_between)|irrna_consistNA|randolph_online_3).*lmer/,
    what: 'estimate',
    why: 'nothing is left beside units and raters: the package stops somewhere on the way to a likelihood without end',
  },
  {
    about:
      /^(degenerate_empty_unit_row|wikipedia_alpha|stress_1_3x50_missing20|stress_6_3x100_single_category) (icc.*lmer|kendall.w.missing)/,
    what: 'estimate',
    why: 'the packages count units that nobody rated; to us they are none',
  },
  {
    about: /finn\.twoway/,
    what: 'spread',
    why: 'what is left of two ways has (n − 1)(k − 1) degrees of freedom; the package takes n (k − 1), those of one way',
  },
  {
    about:
      /^(artstein_poesio2008_p558|degenerate_(one_rater_constant|two_units_perfect)|sas_kappa_3x3) rater\.bias$/,
    what: 'estimate',
    why: 'the package puts categories in the order of their names, or in a table that is not square',
  },
  {
    about: /^degenerate_zero_between_unit_variance icc\.missing\.3/,
    what: 'estimate',
    why: 'units and rest are both nought: the package takes a limit',
  },
  {
    about: /^irrna_consistNA icc\.missing\.2|^degenerate_\S+ icc\.missing/,
    what: 'spread',
    why: 'nothing is left beside units and raters, or the units do not differ: the package gives limits by approximation',
  },
];

const saidOtherwise = (id: string, name: string) =>
  otherwise.find(({ about }) => about.test(`${id} ${name}`))?.what;

/** These are of the whole scale, whether every category occurs or not. */
const ofWholeScale =
  /^(cohen|scott|randolph|light|finn|rater|fleiss\.kappa\.category|percent\.adjacent1)|@fullScale/;

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

/** The package stops its search once the likelihood moves little; ours goes on to the end. */
const toleranceOf = (name: string) => (name.endsWith('.lmer') ? 2e-4 : 1e-9);

/** @returns what is not the same to the tolerance */
function differences(ours: Statistic, theirs: GoldenEntry, tolerance: number): string[] {
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
    const isNear = Math.abs((found ?? Number.NaN) - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
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
      expect(differences(found, entry, toleranceOf(name)), name).toEqual([]);
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
  expect(checked).toEqual({ recomputed: 4520, published: 95, otherwise: { estimate: 98, spread: 221 } });
});
