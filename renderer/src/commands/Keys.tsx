import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyStroke } from '#shared/contract/settings.ts';
import classes from './Keys.module.css';
import { keyCaps } from './keyCaps.ts';
import { strokeName } from './keyStroke.ts';
import { useKeyLook } from './useKeyLook.ts';

/** One stroke as key caps. */
export function Stroke({ stroke }: { stroke: KeyStroke }) {
  const caps = keyCaps(stroke, useKeyLook());
  return (
    <span className={classes.stroke}>
      {caps.map((cap) => (
        <Kbd key={cap} size="xs">
          {cap}
        </Kbd>
      ))}
    </span>
  );
}

/** The keys of a command, with the word between them that says either will do. */
export function Keys({ keys }: { keys: readonly KeyStroke[] }) {
  const { t } = useTranslation('commands');
  return (
    <span className={classes.keys}>
      {keys.map((stroke, index) => (
        <Fragment key={strokeName(stroke)}>
          {index > 0 && <span className={classes.or}>{t('or')}</span>}
          <Stroke stroke={stroke} />
        </Fragment>
      ))}
    </span>
  );
}
