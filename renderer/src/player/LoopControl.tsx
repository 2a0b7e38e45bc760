import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { Control } from './Control.tsx';
import { ControlPanel } from './ControlPanel.tsx';
import styles from './player.module.css';
import type { Player, TimeRange } from './player.ts';
import { movedEnd } from './ranges.ts';
import { usePlayerStatus } from './usePlayer.ts';

interface EndProps {
  name: string;
  ms: number | undefined;
  onHere: () => void;
  onFrames: (frames: number) => void;
}

/** One end of the loop, to be set here or moved by frames. */
function End({ name, ms, onHere, onFrames }: EndProps) {
  const { t } = useTranslation('player');
  const known = ms !== undefined;
  return (
    <Group gap={4} wrap="nowrap">
      <Text className={styles.endName}>{name}</Text>
      <Text className={styles.endTime}>{known ? formatTimecode(ms) : '–'}</Text>
      <Control label={t('endEarlier', { name })} disabled={!known} onClick={() => onFrames(-1)}>
        <IconChevronLeft size={16} />
      </Control>
      <Control label={t('endLater', { name })} disabled={!known} onClick={() => onFrames(1)}>
        <IconChevronRight size={16} />
      </Control>
      <Button variant="default" onClick={onHere} aria-label={t('endHere', { name })}>
        {t('here')}
      </Button>
    </Group>
  );
}

interface LoopControlProps {
  player: Player;
  /** The span that can be looped, if one is selected. */
  selected: TimeRange | null;
}

/** Repeats a part of the recording: the selected span, or from here to there. */
export function LoopControl({ player, selected }: LoopControlProps) {
  const { t } = useTranslation('player');
  const { loop } = usePlayerStatus(player);
  const move = (end: 'startMs' | 'endMs') => (frames: number) => {
    if (loop !== null) player.setLoop(movedEnd(loop, { end, frames }, player));
  };
  return (
    <ControlPanel label={t('loop')} icon={<IconRepeat size={16} />} active={loop !== null}>
      <End name={t('loopStart')} ms={loop?.startMs} onHere={player.loopFromHere} onFrames={move('startMs')} />
      <End name={t('loopEnd')} ms={loop?.endMs} onHere={player.loopToHere} onFrames={move('endMs')} />
      <Group gap={8}>
        <Button variant="default" disabled={selected === null} onClick={() => player.setLoop(selected)}>
          {t('loopSelected')}
        </Button>
        <Button variant="default" disabled={loop === null} onClick={() => player.setLoop(null)}>
          {t('loopStop')}
        </Button>
      </Group>
    </ControlPanel>
  );
}
