import { Button } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyMap } from '#shared/contract/settings.ts';
import { type Bindings, presetKeys } from '../../commands/bindings.ts';
import type { ChangeableId } from '../../commands/catalogue.ts';
import { Keys } from '../../commands/Keys.tsx';
import { keyCaps } from '../../commands/keyCaps.ts';
import { alreadyMeans, withKeys } from '../../commands/keyConflicts.ts';
import { strokeName } from '../../commands/keyStroke.ts';
import { labelOf } from '../../commands/labels.ts';
import { useKeyLook } from '../../commands/useKeyLook.ts';
import classes from './Keyboard.module.css';
import { KeyboardCapture } from './KeyboardCapture.tsx';
import { KeyboardNotice } from './KeyboardNotice.tsx';
import { useKeyCapture } from './useKeyCapture.ts';

interface RowProps {
  id: ChangeableId;
  map: KeyMap;
  bindings: Bindings;
  onSave: (map: KeyMap) => void;
}

/** Keys of a saved map that mean something else as well, as one from an older version may have. */
function Conflicts({ id, bindings }: Pick<RowProps, 'id' | 'bindings'>) {
  const { t } = useTranslation('commands');
  const look = useKeyLook();
  return (bindings.get(id) ?? []).map((stroke) => {
    const others = alreadyMeans(bindings, id, stroke);
    if (others.length === 0) return null;
    const commands = others.map((other) => labelOf(other, t)).join(' · ');
    return (
      <p key={strokeName(stroke)} className={classes.notice}>
        {t('keyboard.conflict', { key: keyCaps(stroke, look).join('+'), commands })}
      </p>
    );
  });
}

interface ButtonsProps extends Pick<RowProps, 'id' | 'map' | 'onSave'> {
  command: string;
  onWait: (how: 'change' | 'add') => void;
}

function Buttons({ id, map, onSave, command, onWait }: ButtonsProps) {
  const { t } = useTranslation('commands');
  const own = Object.hasOwn(map.own, id);
  const button = { variant: 'default', size: 'compact-xs' } as const;
  return (
    <span className={classes.buttons}>
      <Button {...button} aria-label={t('keyboard.changeOf', { command })} onClick={() => onWait('change')}>
        {t('keyboard.change')}
      </Button>
      <Button {...button} aria-label={t('keyboard.addOf', { command })} onClick={() => onWait('add')}>
        {t('keyboard.add')}
      </Button>
      <Button
        {...button}
        className={own ? '' : (classes.hidden ?? '')}
        aria-label={t('keyboard.resetOf', { command })}
        onClick={() => onSave(withKeys(map, id, presetKeys(map.preset, id)))}
      >
        {t('keyboard.reset')}
      </Button>
    </span>
  );
}

/** A command, its keys, and how they are changed. */
export function KeyboardRow({ id, map, bindings, onSave }: RowProps) {
  const { t } = useTranslation('commands');
  const capture = useKeyCapture(id, map, onSave);
  const row = useRef<HTMLLIElement>(null);
  const keys = bindings.get(id) ?? [];
  const command = labelOf(id, t);

  // The key was pressed in a field that is gone now: the keyboard stays in the row.
  const before = useRef(capture.waiting);
  useLayoutEffect(() => {
    const lost =
      before.current !== null && capture.waiting === null && document.activeElement === document.body;
    before.current = capture.waiting;
    if (lost) row.current?.querySelector('button')?.focus();
  }, [capture.waiting]);

  function clear(): void {
    onSave(withKeys(map, id, []));
    capture.wait(null);
  }

  return (
    <li ref={row} className={classes.row} data-changed={Object.hasOwn(map.own, id) || undefined}>
      <span className={classes.name}>{command}</span>
      {capture.waiting === null ? (
        <>
          {keys.length > 0 ? (
            <Keys keys={keys} />
          ) : (
            <span className={classes.soft}>{t('keyboard.noKey')}</span>
          )}
          <Buttons {...{ id, map, onSave, command }} onWait={capture.wait} />
        </>
      ) : (
        <KeyboardCapture
          command={command}
          onTake={capture.take}
          onClear={clear}
          onLeave={() => capture.wait(null)}
        />
      )}
      {capture.asked !== null && (
        <KeyboardNotice asked={capture.asked} onMove={capture.move} onLeave={capture.leave} />
      )}
      <Conflicts id={id} bindings={bindings} />
    </li>
  );
}
