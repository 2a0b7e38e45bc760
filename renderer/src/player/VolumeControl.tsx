import { Group, Slider } from '@mantine/core';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Control } from './Control.tsx';
import type { Player } from './player.ts';
import { usePlayerStatus } from './usePlayer.ts';

export function VolumeControl({ player }: { player: Player }) {
  const { t } = useTranslation('player');
  const { volume, muted } = usePlayerStatus(player);
  return (
    <Group gap={4} wrap="nowrap">
      <Control
        label={muted ? t('unmute') : t('mute')}
        command="play.mute"
        onClick={() => player.setMuted(!muted)}
      >
        {muted ? <IconVolumeOff size={16} /> : <IconVolume size={16} />}
      </Control>
      <Slider
        w={72}
        size="xs"
        label={null}
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        onChange={player.setVolume}
        thumbLabel={t('volume')}
      />
    </Group>
  );
}
