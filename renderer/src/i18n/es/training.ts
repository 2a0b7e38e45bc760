import type { training as english } from '../en/training.ts';
import type { Words } from '../words.ts';

export const training = {
  title: 'Ejemplos',
  lead: 'Entregas con el nivel que los expertos acordaron en cada criterio, dónde lo vieron en las evidencias, y por qué. Aquí no se le pide nada.',
  toQualification: 'Habilitación',
  allExamples: 'Todos los ejemplos',
  coming: 'Buscando el ejemplo…',
  offline: 'No se puede contactar con el intercambio: estos eran los ejemplos a las {{time}}.',
  none: 'Todavía no hay ningún ejemplo.',
  example: 'Ejemplo',
  difficulty: 'Dificultad',
  how: { clear: 'claro', borderline: 'entre dos niveles', hard: 'difícil' },
  isDifficulty: 'Dificultad al puntuar: {{difficulty}}.',
  exampleTitle: 'Ejemplo: {{submission}}',
  experts: 'Expertos',
  rationale: 'Por qué los expertos dieron estos niveles',
  answers: 'Lo que dice el docente',
  look: 'Cada marca es aquello en que los expertos apoyan un nivel. Vaya a ella, y lea después el nivel y el motivo.',
} satisfies Words<typeof english>;
