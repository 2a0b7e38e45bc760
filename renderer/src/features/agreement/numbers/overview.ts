import { krippendorffAlpha } from '#shared/agreement/alpha.ts';
import { brennanPrediger, fleissKappa, gwetAc, percentAgreement } from '#shared/agreement/chanceCorrected.ts';
import { congerKappa } from '#shared/agreement/conger.ts';
import { intraclass } from '#shared/agreement/icc.ts';
import type { Ratings } from '#shared/agreement/ratings.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { withoutEmpty } from '#shared/agreement/tally.ts';
import { weightsOf, weightsWithin } from '#shared/agreement/weights.ts';

/** The coefficients there is a choice of; the names are those of the command line. */
export const coefficientNames = [
  'gwet.ac2.quadratic',
  'gwet.ac1',
  'krippendorff.alpha.ordinal',
  'krippendorff.alpha.nominal',
  'fleiss.kappa.quadratic',
  'conger.kappa.quadratic',
  'brennan.prediger.quadratic',
] as const;
export type CoefficientName = (typeof coefficientNames)[number];

/** How readers agree on one criterion. */
export interface CriterionNumbers {
  readonly criterionId: string;
  readonly exact: Statistic;
  readonly adjacent: Statistic;
  readonly coefficients: Readonly<Record<CoefficientName, Statistic>>;
  readonly icc: Statistic;
}

/** @returns the same under the same names as `npm run agreement` gives them */
export function criterionNumbers(criterionId: string, given: Ratings): CriterionNumbers {
  const ratings = withoutEmpty(given);
  const { categories } = ratings;
  const [identity, quadratic] = [weightsOf('identity', categories), weightsOf('quadratic', categories)];
  return {
    criterionId,
    exact: percentAgreement(ratings, identity),
    adjacent: percentAgreement(ratings, weightsWithin(1, categories.length)),
    coefficients: {
      'gwet.ac2.quadratic': gwetAc(ratings, quadratic),
      'gwet.ac1': gwetAc(ratings, identity),
      'krippendorff.alpha.ordinal': krippendorffAlpha(ratings, 'ordinal'),
      'krippendorff.alpha.nominal': krippendorffAlpha(ratings, 'nominal'),
      'fleiss.kappa.quadratic': fleissKappa(ratings, quadratic),
      'conger.kappa.quadratic': congerKappa(ratings, quadratic),
      'brennan.prediger.quadratic': brennanPrediger(ratings, quadratic),
    },
    icc: intraclass(ratings, '2.1'),
  };
}
