import type { locking as english } from '../en/locking.ts';
import type { Words } from '../words.ts';

export const locking = {
  lockedTitle: 'Bloqueado',
  lockedText: 'Introduce la frase de paso de este perfil para seguir donde estabas.',
  lockedForgotten:
    'Una frase de paso olvidada no se puede recuperar. Inicia Rangefinder con otro perfil e inscríbete de nuevo: lo que el servidor de intercambio ha recibido está a salvo allí.',
  passphrase: 'Frase de paso',
  unlock: 'Desbloquear',
  section: 'Bloqueo',
  lockNow: 'Bloquear ahora',
  none: 'Sin una frase de paso, quien pueda usar tu cuenta en este equipo puede abrir este perfil.',
  set: 'Una frase de paso abre este perfil: en cada inicio y siempre que se haya dejado solo. Sin ella no se puede leer nada de lo que hay en el disco.',
  lost: 'Apúntala donde solo tú la encuentres. Sin ella nadie abre este perfil, y las lecturas que no han llegado al servidor de intercambio se pierden.',
  current: 'Frase de paso actual',
  chosen: 'Frase de paso nueva',
  chosenHint: 'Al menos {{count}} caracteres; unas palabras que recuerdes son mejores que los signos.',
  again: 'Frase de paso nueva, otra vez',
  tooShort: 'Tiene menos de {{count}} caracteres.',
  differs: 'Las dos son distintas.',
  begin: 'Establecer la frase de paso',
  change: 'Cambiar la frase de paso',
  remove: 'Prescindir de la frase de paso',
  sure: 'A partir de entonces, cualquiera que use tu cuenta puede abrir este perfil. ¿Prescindir de ella?',
  keep: 'Conservarla',
  minutes: 'Se bloquea después de',
  minutesHint: 'Minutos sin una tecla, el puntero o una grabación en marcha, de 1 a 240.',
  minutesUnit: 'minutos',
  done: 'La frase de paso vale desde ahora.',
  gone: 'Este perfil ya no tiene frase de paso.',
} as const satisfies Words<typeof english>;
