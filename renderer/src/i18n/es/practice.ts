import type { practice as english } from '../en/practice.ts';
import type { Words } from '../words.ts';

export const practice = {
  title: 'Su lectura de {{submission}} y el consenso',
  you: 'Usted',
  experts: 'Expertos',
  summary:
    '{{exact}} de {{criteria}} criterios como los dieron los expertos, {{near}} a un nivel como mucho.',
  same: 'igual',
  nearBy: 'a un nivel',
  far: 'a {{levels}} niveles',
  levels: 'Nivel por nivel',
  criterion: 'Criterio',
  difference: 'Diferencia',
  next: 'En qué fijarse la próxima vez',
  lookFor: '{{letter}} {{criterion}}: los expertos vieron «{{level}}». {{descriptor}}',
  allSame: 'Dio a cada criterio el nivel que le dieron los expertos.',
  rationale: 'Por qué los expertos dieron estos niveles',
  back: 'Volver a la cola',
  compare: 'Comparar',
  compareNamed: 'Comparar su lectura de {{submission}} con el consenso',
  coming: 'Buscando el consenso…',
} satisfies Words<typeof english>;
