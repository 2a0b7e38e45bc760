import type { OrderEffect } from '#shared/agreement/orderEffect.ts';

/** What an order effect may be called: a direction only where its interval leaves 0 out. */
export function orderHint(effect: OrderEffect): 'rising' | 'falling' | 'none' | 'few' | 'noVariation' {
  if (effect.kind === 'insufficient') return effect.why === 'few' ? 'few' : 'noVariation';
  if (effect.low > 0) return 'rising';
  return effect.high < 0 ? 'falling' : 'none';
}
