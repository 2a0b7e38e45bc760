import { Button, Group, Text } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconChevronsLeft,
  IconChevronsRight,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconX,
} from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { useKeyTitle } from '../commands/useCommandRuns.ts';
import { Control } from './Control.tsx';
import type { PairedPlayers } from './pairedPlayers.ts';
import styles from './player.module.css';
import type { Player } from './player.ts';
import { usePairStanding } from './usePair.ts';

/** A difference of two times, with its sign. */
function signed(ms: number): string {
  return `${ms < 0 ? '−' : '+'}${formatTimecode(Math.abs(ms))}`;
}

/** Moves the second recording by itself. */
function FreeControls({ player }: { player: Player }) {
  const { t } = useTranslation('player');
  const by = (ms: number) => () => player.seek(player.position() + ms);
  return (
    <Group gap={0} wrap="nowrap">
      <Control label={t('secondBack10')} onClick={by(-10_000)}>
        <IconPlayerSkipBack size={16} />
      </Control>
      <Control label={t('secondBack1')} onClick={by(-1_000)}>
        <IconChevronsLeft size={16} />
      </Control>
      <Control label={t('secondFrameBack')} onClick={() => player.stepFrame(-1)}>
        <IconChevronLeft size={16} />
      </Control>
      <Control label={t('secondFrameForward')} onClick={() => player.stepFrame(1)}>
        <IconChevronRight size={16} />
      </Control>
      <Control label={t('secondForward1')} onClick={by(1_000)}>
        <IconChevronsRight size={16} />
      </Control>
      <Control label={t('secondForward10')} onClick={by(10_000)}>
        <IconPlayerSkipForward size={16} />
      </Control>
    </Group>
  );
}

function NudgeControls({ pair }: { pair: PairedPlayers }) {
  const { t } = useTranslation('player');
  return (
    <Group gap={0} wrap="nowrap">
      <Control label={t('pairEarlier')} command="play.pairEarlier" onClick={() => pair.nudge(-1)}>
        <IconChevronLeft size={16} />
      </Control>
      <Control label={t('pairLater')} command="play.pairLater" onClick={() => pair.nudge(1)}>
        <IconChevronRight size={16} />
      </Control>
    </Group>
  );
}

interface PairBarProps {
  pair: PairedPlayers;
  /** Of the second recording. */
  player: Player;
  onMouseDown: (event: MouseEvent) => void;
  onClose: () => void;
}

/** How the second recording stands to the first, and the means to align it. */
export function PairBar({ pair, player, onMouseDown, onClose }: PairBarProps) {
  const { t } = useTranslation('player');
  const { offsetMs, free } = usePairStanding(pair);
  const alignTitle = useKeyTitle(t('alignHereHint'), 'play.pairAlign');
  return (
    <Group
      className={styles.transport}
      gap={8}
      role="toolbar"
      aria-label={t('second')}
      onMouseDown={onMouseDown}
    >
      <Text size="xs">{t('offset')}</Text>
      <Text size="xs" className={styles.endTime}>
        {signed(offsetMs)}
      </Text>
      {free ? <FreeControls player={player} /> : <NudgeControls pair={pair} />}
      {free && (
        <Button onClick={() => pair.alignHere()} {...alignTitle}>
          {t('alignHere')}
        </Button>
      )}
      <Button variant="default" onClick={() => pair.setFree(!free)}>
        {free ? t('follow') : t('moveAlone')}
      </Button>
      <span className={styles.gap} />
      <Control label={t('closeSecond')} command="play.pair" onClick={onClose}>
        <IconX size={16} />
      </Control>
    </Group>
  );
}
