import type { agreement as english } from '../en/agreement.ts';
import type { Words } from '../words.ts';

export const agreement = {
  title: 'Orden de lectura',
  lead: 'Si un lector puntúa más alto o más bajo cuanto más avanza en su propio orden. El orden se baraja para cada lector; sin efecto, la correlación ronda el 0. Es un indicio para mirar de cerca, no una conclusión.',
  noBatches: 'Ningún lote tiene lecturas todavía.',
  noReaders: 'Ninguna lectura de este lote cuenta todavía.',
  basis: '{{readers}} y {{submissions}} con lecturas que cuentan',
  readers_one: '{{count}} lector',
  readers_other: '{{count}} lectores',
  submissions_one: '{{count}} entrega',
  submissions_other: '{{count}} entregas',
  reader: 'Lector',
  readings: 'Lecturas',
  correlation: 'Correlación con intervalo del 95 %',
  scale: 'de −1 a 1',
  hint: 'Qué indica',
  estimate: '{{rho}} (de {{low}} a {{high}})',
  rising: 'Las puntuaciones suben a lo largo del orden',
  falling: 'Las puntuaciones bajan a lo largo del orden',
  none: 'No se aprecia ningún efecto',
  few: 'Datos insuficientes: menos de {{fewest}} lecturas',
  noVariation: 'Datos insuficientes: todas las lecturas tienen la misma puntuación',
} as const satisfies Words<typeof english>;
