import type { CoefficientName } from './numbers/overview.ts';

/** Under which word each coefficient is named. */
export const coefficientWord = {
  'gwet.ac2.quadratic': 'ac2',
  'gwet.ac1': 'ac1',
  'krippendorff.alpha.ordinal': 'alphaOrdinal',
  'krippendorff.alpha.nominal': 'alphaNominal',
  'fleiss.kappa.quadratic': 'fleiss',
  'conger.kappa.quadratic': 'conger',
  'brennan.prediger.quadratic': 'brennan',
} as const satisfies Record<CoefficientName, string>;
