import { type AlphaLevel, alphaLevels, alphaWith, krippendorffAlpha } from './alpha.ts';
import { kendallW, kendallWOfAll, meanCorrelation } from './association.ts';
import { brennanPrediger, fleissKappa, gwetAc, percentAgreement } from './chanceCorrected.ts';
import { congerKappa } from './conger.ts';
import { allRatersAgree, lightKappa } from './everyRater.ts';
import { iccForms, intraclass } from './icc.ts';
import { intraclassOfAll } from './iccMissing.ts';
import { bhapkar, maxwellRe, raterBias, standardisedMeanDifference, stuartMaxwell } from './marginals.ts';
import { componentNames, mixedModel } from './mixedModel.ts';
import { cohenKappa, cohenKappaMax, scottPi } from './pairKappa.ts';
import { fleissKappaOf } from './perCategory.ts';
import { biasAgainstOthers, raterMean } from './perRater.ts';
import type { Ratings } from './ratings.ts';
import { finnTwoWay, robinsonA } from './residual.ts';
import type { Statistic } from './statistic.ts';
import { completeUnits, pairOf, withoutEmpty } from './tally.ts';
import { type WeightKind, weightKinds, weightsOf, weightsWithin } from './weights.ts';

export type Statistics = Record<string, Statistic>;
type Named = [name: string, compute: (ratings: Ratings) => Statistic];

const suffixed = (name: string, kind: WeightKind) => (kind === 'identity' ? name : `${name}.${kind}`);
const byScale =
  (compute: (ratings: Ratings, weights: Float64Array) => Statistic, kind: WeightKind) => (ratings: Ratings) =>
    compute(ratings, weightsOf(kind, ratings.categories));
const identity = ({ categories }: Ratings) => weightsOf('identity', categories);

/** What any number of raters allow, for one kind of weights. */
function weighted(kind: WeightKind): Named[] {
  return [
    [suffixed('percent.agreement', kind), byScale(percentAgreement, kind)],
    [kind === 'identity' ? 'gwet.ac1' : `gwet.ac2.${kind}`, byScale(gwetAc, kind)],
    [suffixed('fleiss.kappa', kind), byScale(fleissKappa, kind)],
    [suffixed('conger.kappa', kind), byScale(congerKappa, kind)],
    [suffixed('brennan.prediger', kind), byScale(brennanPrediger, kind)],
    ...(kind === 'identity'
      ? []
      : [[`krippendorff.alpha.${kind}Weights`, byScale(alphaWith, kind)] satisfies Named]),
  ];
}

const unweighted: Named[] = [
  ['percent.adjacent1', (ratings) => percentAgreement(ratings, weightsWithin(1, ratings.categories.length))],
  ['percent.agreement.allRaters', (ratings) => allRatersAgree(ratings, 0)],
  ['percent.adjacent1.allRaters', (ratings) => allRatersAgree(ratings, 1)],
  ['light.kappa', (ratings) => lightKappa(ratings)],
  [
    'fleiss.kappa.listwise',
    (ratings) => fleissKappa(completeUnits(withoutEmpty(ratings)), identity(ratings)),
  ],
  [
    'conger.kappa.listwise',
    (ratings) => congerKappa(completeUnits(withoutEmpty(ratings)), identity(ratings)),
  ],
  ['randolph.kappa', (ratings) => brennanPrediger(completeUnits(withoutEmpty(ratings)), identity(ratings))],
  ...iccForms.map((form): Named => [`icc.${form}`, (ratings) => intraclass(ratings, form)]),
  ['mean.pearson', (ratings) => meanCorrelation(ratings, 'scores')],
  ['mean.spearman', (ratings) => meanCorrelation(ratings, 'ranks')],
  ['kendall.w', (ratings) => kendallW(ratings, 'as they are')],
  ['kendall.w.tieCorrected', (ratings) => kendallW(ratings, 'corrected')],
  ['kendall.w.missing', kendallWOfAll],
  ...iccForms.map((form): Named => [`icc.missing.${form}`, (ratings) => intraclassOfAll(ratings, form)]),
  ['robinson.a', robinsonA],
  ['finn.twoway', finnTwoWay],
];

const ofLevel = (level: AlphaLevel): Named => [
  `krippendorff.alpha.${level}`,
  (ratings) => krippendorffAlpha(ratings, level),
];

const pairKinds = ['identity', 'linear', 'quadratic'] as const;

/** What is of two raters only: of the two there are, or of each pair as `.pair1_2`. */
function ofPairs(ratings: Ratings): Named[] {
  const count = ratings.raters.length;
  const pairs = Array.from({ length: count }, (_, i) => i).flatMap((first) =>
    Array.from({ length: count - first - 1 }, (_, i): [number, number] => [first, first + 1 + i]),
  );
  return pairs.flatMap((pair): Named[] => {
    const end = count === 2 ? '' : `.pair${pair[0] + 1}_${pair[1] + 1}`;
    const alone = pairOf(ratings, pair);
    return [
      ...pairKinds.flatMap((kind): Named[] => [
        [suffixed('cohen.kappa', kind) + end, () => byScale(cohenKappa, kind)(alone)],
        [suffixed('scott.pi', kind) + end, () => byScale(scottPi, kind)(alone)],
      ]),
      [`cohen.kappaMax${end}`, () => cohenKappaMax(alone)],
      [`mean.difference.standardised${end}`, () => standardisedMeanDifference(alone)],
      [`rater.bias${end}`, () => raterBias(alone)],
      [`stuart.maxwell${end}`, () => stuartMaxwell(alone)],
      [`bhapkar${end}`, () => bhapkar(alone)],
      ...(ratings.categories.length === 2
        ? [[`maxwell.re${end}`, () => maxwellRe(alone)] satisfies Named]
        : []),
    ];
  });
}

/** Of each category against the others, and of each rater. */
function ofParts({ categories, raters }: Ratings): Named[] {
  return [
    ...categories.map(
      (category, at): Named => [`fleiss.kappa.category.${category}`, (ratings) => fleissKappaOf(ratings, at)],
    ),
    ...raters.flatMap((rater, at): Named[] => [
      [`rater.mean.${rater}`, (ratings) => raterMean(ratings, at)],
      [`rater.bias.vsOthers.${rater}`, (ratings) => biasAgainstOthers(ratings, at)],
    ]),
  ];
}

function ofMixedModel(ratings: Ratings): Statistics {
  const { intraclass: correlations, variances } = mixedModel(ratings);
  return {
    ...Object.fromEntries(iccForms.map((form) => [`icc.${form}.lmer`, correlations[form]])),
    ...Object.fromEntries(componentNames.map((name) => [`variance.${name}`, variances[name]])),
  };
}

export interface Chosen {
  /** The weights to use beside none; all of them where it is not said. */
  readonly weights?: readonly WeightKind[];
  /** The levels of Krippendorff's alpha; all of them where it is not said. */
  readonly levels?: readonly AlphaLevel[];
}

/** Pairs grow with the square of the raters: above so many only what all share is told. */
const mostRatersInPairs = 12;

/**
 * What a bootstrap can resample: the statistics of all raters together that take missing ratings.
 * @returns by name
 */
export function resampled({ weights = weightKinds, levels = alphaLevels }: Chosen = {}): Named[] {
  const kinds = weightKinds.filter((kind) => kind === 'identity' || weights.includes(kind));
  return [...kinds.flatMap(weighted), ...levels.map(ofLevel)];
}

/**
 * Every statistic of a table of ratings, under the names of the field's packages.
 * @returns by name; what cannot be said is there too, with the reason
 */
export function everyStatistic(given: Ratings, chosen: Chosen = {}): Statistics {
  const ratings = withoutEmpty(given);
  const pairs = ratings.raters.length <= mostRatersInPairs ? ofPairs(ratings) : [];
  const all = [...resampled(chosen), ...unweighted, ...ofParts(ratings), ...pairs];
  const found = Object.fromEntries(all.map(([name, compute]) => [name, compute(ratings)]));
  return { ...found, ...ofMixedModel(ratings) };
}
