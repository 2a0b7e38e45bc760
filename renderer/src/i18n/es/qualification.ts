import type { qualification as english } from '../en/qualification.ts';
import type { Words } from '../words.ts';

export const qualification = {
  title: 'Habilitación',
  examples: 'Los ejemplos',
  examplesLead: 'muestran qué dieron los expertos, dónde lo vieron y por qué.',
  coming: 'Consultando su situación…',
  offline: 'No se puede contactar con el intercambio: esta era su situación a las {{time}}.',
  nothing:
    'Ninguna microcredencial tiene lotes todavía. Pregunte a la oficina del programa cuándo los habrá.',
  version: 'Versión {{version}} de la rúbrica',
  steps: 'Pasos hacia {{title}}',
  practice: 'Práctica: {{read}} de {{of}} leídas',
  set: 'Serie {{set}}',
  certified: 'Certificado',
  done: 'hecho',
  current: 'ahora',
  toCome: 'pendiente',
  notAsked: 'no se pide',
  stage: {
    open: 'La serie {{set}} de {{sets}} está en sus lotes. Intento {{attempt}} de {{attempts}}.',
    coolingDown:
      'Una serie no fue superada. El intento {{attempt}} de {{attempts}} puede empezar el {{when}}.',
    suspended: 'Puede habilitarse de nuevo a partir del {{when}}.',
    lockedOut: 'Los {{attempts}} intentos están agotados. Puede empezar de nuevo el {{when}}.',
    noSets: 'Ya ha visto todas las series que hay. Pida otras a la oficina del programa.',
    certified: 'Está certificado hasta el {{until}}.',
    renewal: 'Está certificado hasta el {{until}} y ya puede renovarlo.',
  },
  ownWork:
    'Puntúe una serie por su cuenta. El resultado llega cuando la ha leído entera, y entonces ya no se puede revisar nada.',
  toQueue: 'Abrir los lotes',
  earned:
    'Obtenido con {{exact}} de {{scores}} puntuaciones como las dieron los expertos, {{adjacent}} a un nivel como mucho. Kappa cuadrático, serie por serie: {{kappa}}.',
  vouched: 'Otra autoridad responde por ello.',
  held_one: '{{count}} lectura suya está retenida: contará cuando esté certificado.',
  held_other: '{{count}} lecturas suyas están retenidas: contarán cuando esté certificado.',
  checkFailed_one: 'La última comprobación de su puntuación se apartó de lo que dieron los expertos.',
  checkFailed_other:
    'Las últimas {{count}} comprobaciones de su puntuación se apartaron de lo que dieron los expertos.',
  suspendedSince:
    'Su certificación está suspendida desde el {{day}}: fallaron comprobaciones seguidas de su puntuación. Lo que lea desde entonces contará cuando se haya habilitado de nuevo.',
  suspendedByOffice:
    'La oficina del programa suspendió su certificación el {{day}}: «{{reason}}» Lo que lea desde entonces cuenta en cuanto tenga otra vez la certificación.',
  checkMeans:
    'Las comprobaciones son entregas de puntuación conocida, ocultas entre las demás. Sus lecturas cuentan como antes; varias comprobaciones falladas seguidas suspenden la certificación.',
  refresher: '«{{name}}» le muestra en qué difiere.',
  heldForOthers_one:
    '{{count}} lectura suya, hecha desde la última comprobación superada, se conserva. Ya no cuenta: otra persona lee de nuevo la entrega.',
  heldForOthers_other:
    '{{count}} lecturas suyas, hechas desde la última comprobación superada, se conservan. Ya no cuentan: otras personas leen de nuevo las entregas.',
  asked: 'Qué pide una serie',
  askedExact:
    'En cada criterio, el {{more}} de las puntuaciones como las dieron los expertos; el {{three}} donde hay tres niveles, el {{two}} donde hay dos.',
  askedAdjacent: 'En cada criterio, el {{share}} de las puntuaciones a un nivel como mucho.',
  askedKappa: 'En toda la serie, un kappa cuadrático de {{kappa}}.',
  askedTimes:
    '{{sets}} series seguidas. Una serie no superada termina el intento: el siguiente puede empezar {{coolDown}} días después; tras {{attempts}} intentos, {{lockOut}} días después.',
  askedValid:
    'Una certificación vale {{months}} meses y se puede renovar desde {{renew}} días antes de su fin.',
  finished: 'Series terminadas',
  passed: 'Superada',
  notPassed: 'No superada',
  result: '{{name}}, el {{day}}: {{result}}',
  outcome: 'Resultado',
  criterion: 'Criterio',
  exact: 'Como los expertos',
  needed: 'Se pide',
  adjacent: 'A un nivel como mucho',
  whole: 'Toda la serie',
  ofScores: '{{count}} de {{scores}}',
  kappaTold: 'Kappa cuadrático en toda la serie: {{kappa}}; se pide {{needed}}.',
  kappaNone: 'Las puntuaciones no varían lo bastante para un kappa, así que no se pide.',
  look: 'Qué dieron los expertos, y por qué',
  leaning: 'Cómo puntúa junto a los expertos',
  leaningLead_one: 'En la única entrega cuyo consenso conoce.',
  leaningLead_other: 'En las {{count}} entregas cuyo consenso conoce, su última lectura de cada una.',
  lean: 'Inclinación',
  leanNone: 'Ninguna inclinación.',
  leans: {
    high: 'Usted da más: {{levels}} niveles de media, de {{low}} a {{high}} con un 95 % de certeza.',
    low: 'Usted da menos: {{levels}} niveles de media, de {{low}} a {{high}} con un 95 % de certeza.',
  },
  maybe: {
    high: 'Dio {{levels}} niveles más de media, quizá por azar todavía al ser tan pocas.',
    low: 'Dio {{levels}} niveles menos de media, quizá por azar todavía al ser tan pocas.',
  },
} satisfies Words<typeof english>;
