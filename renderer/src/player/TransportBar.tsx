import { ActionIcon, Group, NativeSelect, Slider, Text } from '@mantine/core';
import {
  IconBadgeCc,
  IconChevronLeft,
  IconChevronRight,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRepeat,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '#shared/domain/timecode.ts';
import styles from './player.module.css';
import type { Player, TimeRange } from './player.ts';
import { speeds } from './speed.ts';
import { TimeField } from './TimeField.tsx';
import { usePlayerStatus } from './usePlayer.ts';

interface ControlProps {
  label: string;
  onClick: () => void;
  children: ReactNode;
  pressed?: boolean;
  disabled?: boolean;
}

function Control({ label, onClick, children, pressed, disabled = false }: ControlProps) {
  return (
    <ActionIcon
      variant={pressed ? 'light' : 'subtle'}
      color={pressed ? 'accent' : 'gray'}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}

function Volume({ player }: { player: Player }) {
  const { t } = useTranslation('player');
  const { volume, muted } = usePlayerStatus(player);
  return (
    <Group gap={4} wrap="nowrap">
      <Control label={muted ? t('unmute') : t('mute')} onClick={() => player.setMuted(!muted)}>
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
        onChange={(value) => player.setVolume(value)}
        thumbLabel={t('volume')}
      />
    </Group>
  );
}

function Speed({ player }: { player: Player }) {
  const { t } = useTranslation('player');
  const { rate } = usePlayerStatus(player);
  return (
    <NativeSelect
      size="xs"
      w={76}
      aria-label={t('speed')}
      title={t('speed')}
      value={String(rate)}
      data={speeds.map((speed) => ({ value: String(speed), label: `${speed}×` }))}
      onChange={(event) => {
        player.setRate(Number(event.currentTarget.value));
        event.currentTarget.blur();
      }}
    />
  );
}

export interface TransportBarProps {
  player: Player;
  /** The span that the loop button repeats, if one is selected. */
  selected: TimeRange | null;
  captions: { available: boolean; shown: boolean; onToggle: () => void };
  goTo: { editing: boolean; onEditing: (editing: boolean) => void };
  /** Lets a click leave the keyboard to the page. */
  onMouseDown: (event: MouseEvent) => void;
  /** A picture has frames to step through. */
  frames: boolean;
}

/** Play, time, speed, loop, captions and volume in one line. */
export function TransportBar({ player, selected, captions, goTo, onMouseDown, frames }: TransportBarProps) {
  const { t } = useTranslation('player');
  const { playing, durationMs, loop } = usePlayerStatus(player);
  const toggleLoop = () => player.setLoop(loop === null ? selected : null);
  return (
    <Group className={styles.transport} gap={8} wrap="nowrap" onMouseDown={onMouseDown}>
      <Control label={playing ? t('pause') : t('play')} onClick={() => player.toggle()}>
        {playing ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
      </Control>
      {frames && (
        <Group gap={0} wrap="nowrap">
          <Control label={t('frameBack')} onClick={() => player.stepFrame(-1)}>
            <IconChevronLeft size={16} />
          </Control>
          <Control label={t('frameForward')} onClick={() => player.stepFrame(1)}>
            <IconChevronRight size={16} />
          </Control>
        </Group>
      )}
      <TimeField player={player} {...goTo} />
      <Text size="xs" c="dimmed" className={styles.duration} title={t('duration')}>
        {formatTimecode(durationMs)}
      </Text>
      <span className={styles.gap} />
      <Speed player={player} />
      <Control
        label={selected === null && loop === null ? t('noLoop') : t('loop')}
        pressed={loop !== null}
        disabled={selected === null && loop === null}
        onClick={toggleLoop}
      >
        <IconRepeat size={16} />
      </Control>
      {captions.available && (
        <Control label={t('captions')} pressed={captions.shown} onClick={captions.onToggle}>
          <IconBadgeCc size={18} />
        </Control>
      )}
      <Volume player={player} />
    </Group>
  );
}
