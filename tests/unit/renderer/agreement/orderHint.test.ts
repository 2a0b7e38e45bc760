import { describe, expect, it } from 'vitest';
import { orderHint } from '../../../../renderer/src/features/agreement/parts/orderHint.ts';

const estimate = (rho: number, low: number, high: number) => ({
  kind: 'estimate' as const,
  readings: 20,
  rho,
  low,
  high,
});

describe('what an order effect may be called', () => {
  it('has a direction only where its interval leaves 0 out', () => {
    expect(orderHint(estimate(0.6, 0.1, 0.9))).toBe('rising');
    expect(orderHint(estimate(-0.6, -0.9, -0.1))).toBe('falling');
    expect(orderHint(estimate(0.3, -0.2, 0.7))).toBe('none');
    expect(orderHint(estimate(0.3, 0, 0.7))).toBe('none');
  });

  it('is never told from too little', () => {
    expect(orderHint({ kind: 'insufficient', readings: 3, why: 'few' })).toBe('few');
    expect(orderHint({ kind: 'insufficient', readings: 30, why: 'no variation' })).toBe('noVariation');
  });
});
