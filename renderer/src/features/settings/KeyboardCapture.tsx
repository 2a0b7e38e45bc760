import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyStroke } from '#shared/contract/settings.ts';
import { strokeOf } from '../../commands/keyEvent.ts';
import { strokeName } from '../../commands/keyStroke.ts';
import classes from './Keyboard.module.css';

interface CaptureProps {
  command: string;
  onTake: (stroke: KeyStroke) => void;
  onClear: () => void;
  onLeave: () => void;
}

/** Takes the next key that is pressed. Tab is left alone, so that nobody is caught here. */
export function KeyboardCapture({ command, onTake, onClear, onLeave }: CaptureProps) {
  const { t } = useTranslation('commands');
  const field = useRef<HTMLButtonElement>(null);
  useEffect(() => field.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent): void {
    const stroke = strokeOf(event.nativeEvent);
    if (stroke === null || stroke.code === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const name = strokeName(stroke);
    if (name === 'Escape') onLeave();
    else if (name === 'Backspace') onClear();
    else onTake(stroke);
  }

  return (
    <span className={classes.capture}>
      <button
        ref={field}
        type="button"
        className={classes.field}
        aria-label={`${t('keyboard.changeOf', { command })}. ${t('keyboard.press')}. ${t('keyboard.pressText')}`}
        onKeyDown={onKeyDown}
        onBlur={onLeave}
        onClick={onLeave}
      >
        {t('keyboard.press')}
      </button>
      <span className={classes.soft} aria-hidden>
        {t('keyboard.pressText')}
      </span>
    </span>
  );
}
