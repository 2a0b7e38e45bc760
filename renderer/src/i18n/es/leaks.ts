import type { leaks as english } from '../en/leaks.ts';
import type { Words } from '../words.ts';

export const leaks = {
  title: 'Buscar nombres',
  text: 'Busca nombres, centros e identificadores en todo lo que guarda este perfil: base de datos, evidencias, cachés y registros, en nombres de archivos y en cada codificación. No se guarda ni tu lista ni lo que se encuentra.',
  identifiers: 'Qué buscar, uno por línea',
  example: 'Jordan Rivera\nInstituto Lincoln\nMC-204',
  place: 'Dónde',
  placeText: 'Ruta de un archivo o de una carpeta, por ejemplo un paquete. Vacío: este perfil.',
  search: 'Buscar',
  stop: 'Detener',
  begins: 'Empieza la búsqueda…',
  running: 'Buscando: {{done}} de {{all}} archivos',
  progress: 'Archivos revisados',
  stopped: 'La búsqueda se detuvo; no se puede decir nada.',
  clean: 'No se encontró nada.',
  unclean_one: 'Encontrado en un lugar.',
  unclean_other: 'Encontrado en {{count, number}} lugares.',
  unreadable: 'No se encontró nada, pero no todo se pudo leer.',
  searched:
    'Se revisaron {{files, number}} archivos de {{size}} de {{views, number}} maneras, y {{rows, number}} filas de {{tables, number}} tablas, en busca de {{identifiers, number}} identificadores en {{patterns, number}} formas.',
  unseen: 'No se busca lo que se ve en imágenes, lo que se oye, ni lo que está cifrado.',
  found: 'Encontrado',
  firstShown:
    'Se muestran los primeros {{count, number}}; la búsqueda desde la línea de comandos los da todos.',
  identifier: 'Identificador',
  file: 'Archivo',
  where: 'Dónde en él',
  encoding: 'Escrito como',
  count: 'Veces',
  itself: 'el propio archivo',
  byChance: 'Por azar, en imagen o sonido codificados',
  unread: 'No se pudo leer',
  notOpened: 'No se pudo mirar dentro; se revisaron los bytes',
  why: 'Por qué',
} as const satisfies Words<typeof english>;
