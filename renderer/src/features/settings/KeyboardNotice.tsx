import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../commands/catalogue.ts';
import { keyCaps } from '../../commands/keyCaps.ts';
import { labelOf } from '../../commands/labels.ts';
import { useKeyLook } from '../../commands/useKeyLook.ts';
import classes from './Keyboard.module.css';
import type { AskedKey } from './useKeyCapture.ts';

interface NoticeProps {
  asked: AskedKey;
  onMove: () => void;
  onLeave: () => void;
}

/** What a pressed key already means, and the choice where it can be moved. */
export function KeyboardNotice({ asked: { stroke, judgement }, onMove, onLeave }: NoticeProps) {
  const { t } = useTranslation('commands');
  const key = keyCaps(stroke, useKeyLook()).join('+');
  const named = (ids: readonly CommandId[]) => ids.map((id) => labelOf(id, t)).join(' · ');
  switch (judgement.kind) {
    case 'free':
      return null;
    case 'yields':
      return (
        <p className={classes.notice} role="status">
          {t('keyboard.yields', { key, letter: judgement.to.slice(-1) })}
        </p>
      );
    case 'kept':
      return (
        <p className={classes.notice} role="alert">
          {t('keyboard.kept', { key })}
        </p>
      );
    case 'fixed':
      return (
        <p className={classes.notice} role="alert">
          {t('keyboard.fixed', { key, commands: named(judgement.by) })}
        </p>
      );
    case 'taken':
      return (
        <div className={classes.notice} role="alert">
          <p>{t('keyboard.taken', { key, commands: named(judgement.by) })}</p>
          <div className={classes.buttons}>
            <Button onClick={onMove}>{t('keyboard.move')}</Button>
            <Button variant="default" onClick={onLeave}>
              {t('keyboard.leave')}
            </Button>
          </div>
        </div>
      );
  }
}
