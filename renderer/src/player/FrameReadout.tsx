import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './player.module.css';
import type { Player } from './player.ts';
import { useTick } from './usePlayer.ts';

/** The number of the frame on screen, from 0; nothing until it is known. */
export function FrameReadout({ player: { clock } }: { player: Player }) {
  const { t, i18n } = useTranslation('player');
  const text = useRef<HTMLSpanElement>(null);
  const format = new Intl.NumberFormat(i18n.language);
  useTick(clock, () => {
    const frame = clock.frame();
    if (text.current !== null)
      text.current.textContent = frame === null ? '' : t('frame', { number: format.format(frame) });
  });
  return <span ref={text} className={styles.frame} title={t('frameHint')} data-testid="frame" />;
}
