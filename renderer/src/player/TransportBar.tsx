import { Group, Text } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
} from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { type CaptionChoice, CaptionsControl } from './CaptionsControl.tsx';
import { Control } from './Control.tsx';
import { FrameReadout } from './FrameReadout.tsx';
import { LoopControl } from './LoopControl.tsx';
import { PicturePanel } from './PicturePanel.tsx';
import styles from './player.module.css';
import type { Player, TimeRange } from './player.ts';
import { SpeedControl } from './SpeedControl.tsx';
import { TimeField } from './TimeField.tsx';
import { usePlayerStatus } from './usePlayer.ts';
import { VolumeControl } from './VolumeControl.tsx';

function PlayButton({ player }: { player: Player }) {
  const { t } = useTranslation('player');
  const { playing, shuttle } = usePlayerStatus(player);
  const moving = playing || shuttle !== 0;
  return (
    <Control label={moving ? t('pause') : t('play')} command="play.toggle" onClick={player.toggle}>
      {moving ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
    </Control>
  );
}

function FrameButtons({ player }: { player: Player }) {
  const { t } = useTranslation('player');
  const { exact } = usePlayerStatus(player);
  return (
    <Group gap={0} wrap="nowrap">
      <Control
        label={exact ? t('frameBack') : t('frameBackAbout')}
        command="play.frameBack"
        onClick={() => player.stepFrame(-1)}
      >
        <IconChevronLeft size={16} />
      </Control>
      <Control
        label={exact ? t('frameForward') : t('frameForwardAbout')}
        command="play.frameForward"
        onClick={() => player.stepFrame(1)}
      >
        <IconChevronRight size={16} />
      </Control>
    </Group>
  );
}

function Length({ player }: { player: Player }) {
  const { t } = useTranslation('player');
  const { durationMs } = usePlayerStatus(player);
  return (
    <Text size="xs" c="dimmed" className={styles.duration} title={t('duration')}>
      {formatTimecode(durationMs)}
    </Text>
  );
}

export interface TransportBarProps {
  player: Player;
  /** The span that can be looped, if one is selected. */
  selected: TimeRange | null;
  captions: CaptionChoice;
  goTo: { editing: boolean; onEditing: (editing: boolean) => void };
  /** Lets a click leave the keyboard to the page. */
  onMouseDown: (event: MouseEvent) => void;
  /** A picture has frames to step through, and can be made brighter and larger. */
  hasPicture: boolean;
  /** What more there is to do with the recording. */
  children?: ReactNode;
}

/** Play, time, frame, speed, loop, captions, volume and picture in one line, or two where there is no room. */
export function TransportBar(props: TransportBarProps) {
  const { player, selected, captions, goTo, onMouseDown, hasPicture, children } = props;
  const { t } = useTranslation('player');
  return (
    <Group
      className={styles.transport}
      gap={8}
      role="toolbar"
      aria-label={t('transport')}
      onMouseDown={onMouseDown}
    >
      <PlayButton player={player} />
      {hasPicture && <FrameButtons player={player} />}
      <TimeField player={player} {...goTo} />
      <Length player={player} />
      {hasPicture && <FrameReadout player={player} />}
      <span className={styles.gap} />
      <SpeedControl player={player} />
      <LoopControl player={player} selected={selected} />
      <CaptionsControl {...captions} />
      {hasPicture && <PicturePanel picture={player.picture} />}
      {children}
      <VolumeControl player={player} />
    </Group>
  );
}
