import type { timeline as english } from '../en/timeline.ts';
import type { Words } from '../words.ts';

export const timeline = {
  group: 'Línea de tiempo',
  position: 'Posición en la grabación',
  picture_one:
    'Un fragmento por criterio. La lista de fragmentos lo muestra con sus tiempos, criterios y nota.',
  picture_other:
    '{{count}} fragmentos por criterio. La lista de fragmentos muestra cada uno con sus tiempos, criterios y nota.',
  picture_zero: 'Todavía no hay fragmentos en esta grabación.',
  window: 'Parte de la grabación que muestra la línea de tiempo',
  windowText: 'de {{start}} a {{end}}',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  fit: 'Mostrar toda la grabación',
  unlinked: 'Fragmentos sin criterio',
  selected: 'Fragmento seleccionado, de {{start}} a {{end}}',
  selectedMoment: 'Momento seleccionado en {{start}}',
  spanStart: 'Inicio del fragmento seleccionado',
  spanEnd: 'Final del fragmento seleccionado',
  watched: '{{percent}} visto',
} as const satisfies Words<typeof english>;
