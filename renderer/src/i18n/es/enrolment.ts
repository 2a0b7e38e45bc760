import type { enrolment as english } from '../en/enrolment.ts';
import type { Words } from '../words.ts';

export const enrolment = {
  title: 'Inscribir este puesto de trabajo',
  intro:
    'La oficina del programa le da la dirección de su servidor de intercambio y un código que sirve una sola vez. Con ellos este equipo queda unido a su programa; después podrá leer sin red.',
  address: 'Dirección del servidor de intercambio',
  addressHint: 'Por ejemplo, https://intercambio.example.org',
  addressMissing: 'Escriba la dirección que le dio la oficina del programa.',
  code: 'Código de inscripción',
  codeHint: 'Cuatro grupos de cuatro, como ABCD-EFGH-JKMN-PQRS',
  codeWrong: 'Un código es como ABCD-EFGH-JKMN-PQRS: letras y cifras sin 0, 1, I, L ni O.',
  enrol: 'Inscribir',
  enrolling: 'Consultando el servidor…',
  sampleTitle: '¿Aún no tiene código?',
  sampleText:
    'El programa de muestra funciona solo en este equipo, con docentes inventados. Tiene lotes que tomar, puntuar y entregar, y nada sale de este equipo.',
  trySample: 'Probar el programa de muestra',
  sampleStarting: 'Iniciando el programa de muestra en este equipo. Tarda unos 10 segundos.',
  sampleEnrolling: 'Preparando sus lotes e inscribiéndole como evaluador de muestra.',
  sampleSlow: 'Sigue iniciándose. La primera vez es la que más tarda.',
} as const satisfies Words<typeof english>;
