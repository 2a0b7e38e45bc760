import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyMap, KeyPreset } from '#shared/contract/settings.ts';
import { keyCaps } from '../../commands/keyCaps.ts';
import { clashesIn, withOwnKept, withoutClashes } from '../../commands/keyConflicts.ts';
import { strokeName } from '../../commands/keyStroke.ts';
import { labelOf } from '../../commands/labels.ts';
import { useKeyLook } from '../../commands/useKeyLook.ts';
import classes from './Keyboard.module.css';

interface PresetProps {
  map: KeyMap;
  onSave: (map: KeyMap) => void;
}

interface ClashProps {
  /** The map with the other preset, which is not saved yet. */
  wanted: KeyMap;
  onChoose: (map: KeyMap | null) => void;
}

/** Asks which of two meanings the person's own keys shall have in another preset. */
function Clash({ wanted, onChoose }: ClashProps) {
  const { t } = useTranslation('commands');
  const look = useKeyLook();
  return (
    <div className={classes.notice} role="alert">
      <p>{t('keyboard.clash')}</p>
      <ul>
        {clashesIn(wanted).map(({ stroke, ids }) => (
          <li key={strokeName(stroke)}>
            {t('keyboard.clashLine', {
              key: keyCaps(stroke, look).join('+'),
              commands: ids.map((id) => labelOf(id, t)).join(' · '),
            })}
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <Button onClick={() => onChoose(withOwnKept(wanted))}>{t('keyboard.keepMine')}</Button>
        <Button variant="default" onClick={() => onChoose(withoutClashes(wanted))}>
          {t('keyboard.takeSet')}
        </Button>
        <Button variant="subtle" onClick={() => onChoose(null)}>
          {t('keyboard.stay')}
        </Button>
      </div>
    </div>
  );
}

/** Which program's keys these are. */
export function KeyboardPreset({ map, onSave }: PresetProps) {
  const { t } = useTranslation('commands');
  const [wanted, setWanted] = useState<KeyMap | null>(null);

  function choose(preset: KeyPreset): void {
    const next = { ...map, preset };
    if (clashesIn(next).length > 0) setWanted(next);
    else settle(next);
  }

  function settle(next: KeyMap | null): void {
    setWanted(null);
    if (next !== null) onSave(next);
  }

  return (
    <>
      <NativeSelect
        className={classes.preset ?? ''}
        label={t('keyboard.preset')}
        description={t('keyboard.presetText')}
        value={(wanted ?? map).preset}
        onChange={(event) => choose(KeyPreset.parse(event.currentTarget.value))}
        data={KeyPreset.options.map((preset) => ({ value: preset, label: t(`keyboard.${preset}`) }))}
      />
      {wanted !== null && <Clash wanted={wanted} onChoose={settle} />}
    </>
  );
}
