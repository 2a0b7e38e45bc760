import type { ErrorCode } from '#shared/contract/errors.ts';

interface SpanishProblem {
  message: string;
  remedy: string;
  /** The workstation's own sentence names what this one cannot: an address, an amount, a criterion. It is shown too. */
  specific?: true;
}

/** What can go wrong, in general: the workstation tells it in English, with its particulars. */
export const problems: Readonly<Record<ErrorCode, SpanishProblem>> = {
  invalid_input: {
    message: 'Rangefinder no pudo aceptar lo indicado.',
    remedy: 'Corríjalo y vuelva a intentarlo. Si persiste, abra la página de nuevo.',
    specific: true,
  },
  untrusted_sender: {
    message: 'Esta página no puede pedir nada al puesto de trabajo.',
    remedy: 'Abra la dirección que Rangefinder mostró al iniciarse.',
  },
  unsupported: {
    message: 'Aquí no se puede hacer esto.',
    remedy:
      'Use el programa de escritorio o inscríbase con la dirección y el código de una oficina de programa.',
    specific: true,
  },
  locked: {
    message: 'Este puesto de trabajo está bloqueado.',
    remedy: 'Introduce la frase de paso de este perfil. Lo que se guardó antes está a salvo.',
  },
  passphrase_wrong: {
    message: 'Esta no es la frase de paso de este perfil.',
    remedy: 'Vuelve a intentarlo. Fíjate en el idioma del teclado y en las mayúsculas.',
    specific: true,
  },
  not_enrolled: {
    message:
      'Este puesto de trabajo no está inscrito en ningún servidor de intercambio, o no puede leer su clave.',
    remedy:
      'Inscríbase con la dirección y el código de la oficina del programa. Si ya lo estaba, desbloquee el llavero del sistema e inicie de nuevo.',
    specific: true,
  },
  already_enrolled: {
    message: 'Este perfil ya está inscrito.',
    remedy: 'Para trabajar con otro servidor de intercambio, inicie Rangefinder con otro perfil.',
    specific: true,
  },
  not_found: {
    message: 'Lo que busca no está en este puesto de trabajo.',
    remedy: 'Vuelva a los lotes, sincronice y ábralo desde allí.',
  },
  not_allowed: {
    message: 'Su función en el programa no permite ver esto.',
    remedy: 'Si lo necesita para su trabajo, pida a la oficina del programa la función que corresponde.',
  },
  code_wrong: {
    message: 'El servidor de intercambio no conoce este código.',
    remedy: 'Escríbalo tal como se lo dieron o pida otro a la oficina del programa.',
  },
  code_expired: {
    message: 'Este código ha caducado.',
    remedy: 'Pida un código nuevo a la oficina del programa.',
  },
  code_used: {
    message: 'Este código ya se ha usado.',
    remedy: 'Cada código sirve una sola vez. Pida uno nuevo a la oficina del programa.',
  },
  exchange_address: {
    message: 'Esta no es la dirección de un servidor de intercambio.',
    remedy:
      'Escriba la dirección tal como se la dio la oficina del programa, por ejemplo https://intercambio.example.org.',
    specific: true,
  },
  exchange_unreachable: {
    message: 'No se puede contactar con el servidor de intercambio.',
    remedy:
      'Compruebe la dirección y la red de este equipo. Lo que haga aquí se conserva y se envía cuando el servidor responda.',
    specific: true,
  },
  exchange_certificate: {
    message: 'No se envió nada, porque el certificado del servidor de intercambio no es de fiar.',
    remedy:
      'Compruebe la dirección y la fecha de este equipo. Si ambas son correctas, avise a la oficina del programa: debe arreglar su certificado.',
    specific: true,
  },
  exchange_unexpected: {
    message: 'Lo que responde en esa dirección no es un servidor de intercambio que esta versión entienda.',
    remedy:
      'Compruebe la dirección. En una red de invitados, conéctese primero a ella. Si no, actualice Rangefinder o avise a la oficina del programa.',
    specific: true,
  },
  exchange_refused: {
    message: 'El servidor de intercambio no lo permitió.',
    remedy: 'Sincronice y vuelva a intentarlo. Si persiste, pregunte a la oficina del programa.',
    specific: true,
  },
  credential_refused: {
    message: 'El servidor de intercambio ya no reconoce a este puesto de trabajo.',
    remedy: 'Lo que hizo se conserva aquí. Pida a la oficina del programa que lo admita de nuevo.',
  },
  manifest_invalid: {
    message: 'El contenido de este lote no es lo que Rangefinder entiende. No se guardó nada de él.',
    remedy:
      'Busque una versión más reciente de Rangefinder y pruebe otra vez. Si persiste, avise a la oficina del programa; los demás lotes no están afectados.',
    specific: true,
  },
  digest_mismatch: {
    message: 'Un archivo llegó alterado: su contenido no es el que el lote nombra.',
    remedy: 'Descargue el lote otra vez. Si se repite, avise a la oficina del programa.',
  },
  media_missing: {
    message: 'Esta evidencia todavía no está en este equipo.',
    remedy:
      'Se muestra cuando termina su descarga. Vea su lote en la lista e inicie o reanude allí la descarga.',
  },
  evidence_removed: {
    message: 'La evidencia de este lote se eliminó de este equipo, porque ya no se conserva.',
    remedy:
      'Lo que puntuó en él se conserva. Si su lectura todavía hace falta, pregunte a la oficina del programa.',
  },
  access_withdrawn: {
    message: 'La oficina del programa ha retirado su acceso.',
    remedy:
      'La evidencia y los nombres se eliminan de este equipo; sus propias lecturas se conservan, y las que aún no se enviaron se envían y quedan retenidas. Si le vuelven a dar acceso, inscríbase con un código nuevo y otro perfil.',
    specific: true,
  },
  not_playable: {
    message: 'Esta grabación no se puede reproducir.',
    remedy:
      'Puntúe con lo que se puede mostrar e indique a la oficina del programa que esta grabación necesita otra copia.',
    specific: true,
  },
  disk_full: {
    message: 'No cabe más en el disco, o no se puede escribir en él. Todo lo guardado antes sigue ahí.',
    remedy: 'Libere espacio en el disco que contiene el perfil y vuelva a intentarlo.',
    specific: true,
  },
  folder_unusable: {
    message: 'No se puede escribir en la carpeta de descargas.',
    remedy: 'Compruebe que la carpeta existe y que usted puede escribir en ella, y vuelva a guardar.',
    specific: true,
  },
  batch_not_claimed: {
    message: 'Usted no ha tomado este lote, así que no se puede puntuar en él.',
    remedy: 'Tómelo en la lista de lotes. Lo que puntuó antes se conserva.',
  },
  reading_submitted: {
    message: 'Esta lectura ya se entregó y no se puede cambiar.',
    remedy: 'Revísela: así empieza un borrador nuevo que ocupará su lugar cuando lo entregue.',
  },
  reading_incomplete: {
    message: 'La lectura está incompleta, así que no se entregó.',
    remedy:
      'Dé a cada criterio un nivel y al menos un fragmento o «Sin evidencia observada», pero no ambas cosas.',
    specific: true,
  },
  reading_unwatched: {
    message: 'Queda evidencia sin ver, así que la lectura no se entregó.',
    remedy: 'Vea lo que falta. El programa pide verlo todo antes de entregar.',
    specific: true,
  },
  nothing_to_undo: {
    message: 'No hay nada más que deshacer o rehacer.',
    remedy: 'Siga con la lectura.',
  },
  profile_in_use: {
    message: 'Este perfil ya está abierto en otra ventana de Rangefinder en este equipo.',
    remedy:
      'Siga en esa ventana, o ciérrela e inicie de nuevo. Para trabajar a la vez como otra persona, use otro perfil.',
  },
  profile_newer: {
    message: 'Este perfil se usó con una versión más reciente de Rangefinder. No se cambió nada.',
    remedy: 'Inicie la versión más reciente o actualice esta.',
    specific: true,
  },
  profile_damaged: {
    message: 'No se puede leer el archivo de este perfil. Se dejó como está.',
    remedy:
      'Copie la carpeta del perfil a un lugar seguro y ponga en su sitio la copia de respaldo más reciente, o use otro perfil e inscríbase de nuevo. Lo que aceptó el servidor de intercambio está a salvo allí.',
    specific: true,
  },
  ffmpeg_unusable: {
    message: 'El ffmpeg indicado no se puede usar.',
    remedy: 'Instale ffmpeg en este equipo, o dé en Ajustes la ruta de uno que funcione.',
    specific: true,
  },
  internal: {
    message: 'Rangefinder no pudo terminar esto por un fallo propio.',
    remedy:
      'Vuelva a intentarlo. Si ocurre otra vez, reinicie Rangefinder; lo que se muestra como guardado se conserva.',
  },
};
