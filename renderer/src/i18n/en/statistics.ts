/** A statistic with what must be told beside it. */
export const statistics = {
  estimate: '{{estimate}} ({{low}} to {{high}})',
  bare: '{{estimate}} (no interval)',
  insufficient: 'Insufficient data: {{reason}}',
} as const;
