import type { evidence as english } from '../en/evidence.ts';
import type { Words } from '../words.ts';

export const evidence = {
  zoom: {
    in: 'Ampliar',
    out: 'Reducir',
    width: 'Ajustar al ancho',
    page: 'Ajustar a la página',
    percent: '{{percent}} %',
  },
  mode: {
    draw: 'Marcar regiones: arrastre sobre la página',
    text: 'Seleccionar texto',
  },
  region: {
    of: 'Región para {{letters}}, página {{page}}',
    withoutCriterion: 'Región sin criterio, página {{page}}',
    withNote: '{{region}}: {{note}}',
    placing: 'Región nueva',
    keys: 'Las flechas la mueven, Mayús+flechas cambian su tamaño, + y − la escalan. Intro la conserva, Esc la descarta.',
    at: 'A {{left}} % de la izquierda, a {{top}} % de arriba, {{width}} % de ancho, {{height}} % de alto',
  },
  pdf: {
    opening: 'Abriendo «{{title}}»…',
    page: 'Página {{page}} de {{pages}}',
    pageField: 'Página',
    ofPages: 'de {{pages}}',
    nextPage: 'Página siguiente',
    previousPage: 'Página anterior',
    noText: 'Esta página es una imagen: no tiene texto que se pueda leer en voz alta ni buscar.',
    undrawn: 'No se pudo dibujar esta página. Desplácese fuera de ella y vuelva para intentarlo de nuevo.',
  },
  find: {
    open: 'Buscar en el documento',
    field: 'Buscar en el documento',
    hint: 'Buscar…',
    next: 'Lugar siguiente',
    previous: 'Lugar anterior',
    close: 'Cerrar la búsqueda',
    nothing: 'No se encontró',
    place: '{{index}} de {{count}}',
    placeSoFar: '{{index}} de {{count}} hasta ahora',
    placeAtLeast: '{{index}} de {{count}} o más',
    looking: 'Buscando…',
  },
  trouble: {
    damaged: {
      message: '«{{title}}» está dañado y no se puede mostrar.',
      remedy: 'Puntúe con las demás evidencias y pida de nuevo el documento a la oficina del programa.',
    },
    locked: {
      message: '«{{title}}» está protegido con una contraseña.',
      remedy: 'Pida a la oficina del programa el documento sin contraseña. Puntúe con las demás evidencias.',
    },
    large: {
      message: '«{{title}}» es demasiado grande para mostrarse aquí.',
      remedy: 'Pídalo a la oficina del programa en partes de menos de 1 GB y 10 000 páginas.',
    },
    unreadable: {
      message: 'No se pudo abrir «{{title}}».',
      remedy:
        'Inténtelo de nuevo. Si sigue igual, puntúe con las demás evidencias e indique a la oficina del programa de qué elemento se trata.',
    },
  },
  unsupported: {
    message: '«{{title}}» está en un formato que no se puede mostrar aquí ({{type}}).',
    remedy: 'Puntúe con las demás evidencias y pida un PDF a la oficina del programa.',
  },
  text: {
    keys: 'Las flechas mueven el cursor, Mayús+flechas seleccionan, R marca lo seleccionado.',
    mark: 'Marcar la selección',
    range: 'Fragmento para {{letters}}',
    rangeWithoutCriterion: 'Fragmento sin criterio',
    nothingSelected:
      'No hay nada seleccionado. Seleccione antes las palabras: con el ratón, o con Mayús y las flechas.',
    marked: '{{count}} caracteres marcados',
  },
} as const satisfies Words<typeof english>;
