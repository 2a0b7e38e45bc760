import { TextInput, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode, parseTimecode } from '#shared/domain/timecode.ts';
import { useKeyTitle } from '../commands/useCommandRuns.ts';
import styles from './player.module.css';
import type { Player } from './player.ts';
import { useTick } from './usePlayer.ts';

function Readout({ player, onEdit }: { player: Player; onEdit: () => void }) {
  const { t } = useTranslation('player');
  const keyTitle = useKeyTitle(t('goTo'), 'play.goTo');
  const text = useRef<HTMLSpanElement>(null);
  useTick(player.clock, (ms) => {
    if (text.current !== null) text.current.textContent = formatTimecode(ms);
  });
  return (
    // Its name has the time in it: who speaks to the machine says what they read.
    <UnstyledButton className={styles.time} {...keyTitle} onClick={onEdit}>
      <VisuallyHidden>{t('goTo')} </VisuallyHidden>
      <span ref={text} data-testid="time" />
    </UnstyledButton>
  );
}

interface TimeFieldProps {
  player: Player;
  editing: boolean;
  onEditing: (editing: boolean) => void;
}

/** The time, to the millisecond; a click or a key turns it into a field to go to another. */
export function TimeField({ player, editing, onEditing }: TimeFieldProps) {
  const { t } = useTranslation('player');
  const [wrong, setWrong] = useState(false);
  const close = () => {
    setWrong(false);
    onEditing(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const ms = parseTimecode(event.currentTarget.value);
    if (ms === undefined) return setWrong(true);
    player.seek(ms);
    close();
  };
  if (!editing) return <Readout player={player} onEdit={() => onEditing(true)} />;
  return (
    <TextInput
      size="xs"
      w={124}
      autoFocus
      aria-label={t('goTo')}
      placeholder="mm:ss"
      title={wrong ? t('badTime') : t('goToHint')}
      error={wrong}
      onKeyDown={onKeyDown}
      onBlur={close}
    />
  );
}
