import type { player as english } from '../en/player.ts';
import type { Words } from '../words.ts';

export const player = {
  play: 'Reproducir',
  pause: 'Pausar',
  goTo: 'Ir al tiempo',
  goToHint: 'Segundos, mm:ss o hh:mm:ss; después, Intro',
  badTime: 'Escriba un tiempo en segundos, mm:ss o hh:mm:ss.',
  duration: 'Duración',
  speed: 'Velocidad',
  mute: 'Silenciar',
  unmute: 'Activar el sonido',
  volume: 'Volumen',
  loop: 'Repetir el fragmento seleccionado',
  noLoop: 'Seleccione un fragmento para repetirlo',
  captions: 'Subtítulos',
  frameBack: 'Un fotograma atrás, aproximadamente',
  frameForward: 'Un fotograma adelante, aproximadamente',
  scrubber: 'Posición en la grabación',
  spanOf: '{{lane}}: de {{start}} a {{end}}',
  momentOf: '{{lane}}: en {{start}}',
  networkMessage: 'La grabación dejó de llegar desde la biblioteca.',
  networkRemedy:
    'Vuelva a intentarlo. Si persiste, compruebe en la lista de lotes si su descarga está completa.',
  decodeMessage: 'La grabación está dañada o en una forma que este reproductor no puede descodificar.',
  decodeRemedy: 'Puntúe con las demás evidencias e indique a la oficina del programa de cuál se trata.',
  unsupportedMessage: 'Este reproductor no puede reproducir la forma de esta grabación.',
  unsupportedRemedy:
    'Puntúe con las demás evidencias y pida a la oficina del programa una copia en MP4 (H.264) o WebM.',
} as const satisfies Words<typeof english>;
