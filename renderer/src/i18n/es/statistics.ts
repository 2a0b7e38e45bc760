import type { statistics as english } from '../en/statistics.ts';
import type { Words } from '../words.ts';

export const statistics = {
  estimate: '{{estimate}} ({{low}} a {{high}})',
  bare: '{{estimate}} (sin intervalo)',
  insufficient: 'Datos insuficientes: {{reason}}',
} satisfies Words<typeof english>;
