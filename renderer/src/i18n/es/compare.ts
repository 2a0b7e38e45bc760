import type { compare as english } from '../en/compare.ts';
import type { Words } from '../words.ts';

export const compare = {
  agreeAll: 'Estos dos coinciden en todos los criterios.',
  apart: '{{letter}}: {{left}} y {{right}}',
  noSpan: 'no se observó evidencia',
  notDrawn: 'Este documento no se pudo dibujar.',
  page: 'Página {{page}}',
  playBoth: 'Reproducir ambos, uno tras otro',
  playLeft: 'Reproducir {{reader}}: de {{from}} a {{to}}',
  showBoth: 'Mostrar ambos',
  showLeft: 'Mostrar lo citado por {{reader}}',
  timeline: 'Qué marcó cada uno',
  why1: 'Los dos fragmentos que lo explican',
  evidenceChoice: 'Evidencia',
  sameMoment: 'Ambos citan el mismo momento y lo leen de otro modo.',
  otherMoments: 'Citan momentos distintos.',
  oneSided: 'Uno de los dos no cita nada que se pueda poner junto a lo del otro.',
} satisfies Words<typeof english>;
