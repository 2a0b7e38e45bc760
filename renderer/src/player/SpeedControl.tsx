import { NativeSelect, Text } from '@mantine/core';
import { IconPlayerTrackNextFilled, IconPlayerTrackPrevFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './player.module.css';
import type { Player } from './player.ts';
import { speeds } from './speed.ts';
import { usePlayerStatus } from './usePlayer.ts';

/** Where the shuttle keys run it, and how fast. */
function ShuttleMark({ shuttle }: { shuttle: number }) {
  const { t } = useTranslation('player');
  const speed = Math.abs(shuttle);
  const [Icon, words] =
    shuttle < 0
      ? [IconPlayerTrackPrevFilled, t('shuttleBack', { speed })]
      : [IconPlayerTrackNextFilled, t('shuttleForward', { speed })];
  return (
    <Text size="xs" className={styles.shuttle} title={words} role="status" aria-label={words}>
      <Icon size={12} aria-hidden /> {speed}×
    </Text>
  );
}

export function SpeedControl({ player }: { player: Player }) {
  const { t, i18n } = useTranslation('player');
  const { rate, shuttle } = usePlayerStatus(player);
  const format = new Intl.NumberFormat(i18n.language);
  return (
    <>
      {shuttle !== 0 && <ShuttleMark shuttle={shuttle} />}
      <NativeSelect
        size="xs"
        w={76}
        aria-label={t('speed')}
        title={t('speed')}
        value={String(rate)}
        data={speeds.map((speed) => ({ value: String(speed), label: `${format.format(speed)}×` }))}
        onChange={(event) => {
          player.setRate(Number(event.currentTarget.value));
          event.currentTarget.blur();
        }}
      />
    </>
  );
}
