import type * as Plot from '@observablehq/plot';

/** Every mark that can be opened is a link into the desk. */
export const link = (path: string) => `#${path}`;
/** What all pictures have. */
export const look = {
  style: { background: 'transparent', color: 'var(--rf-text)', fontSize: '12px' },
} as const satisfies Plot.PlotOptions;
export const signed = (value: number) => value.toFixed(2).replace('-', '−');

/** Words that stand in a picture. */
export interface PlotWords {
  severity: string;
  infit: string;
  logits: string;
  day: string;
  departure: string;
  gave: (reader: string) => string;
  facets: Record<'submissions' | 'readers' | 'criteria' | 'thresholds', string>;
}
