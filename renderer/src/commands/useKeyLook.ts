import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { keyboardLayout } from './keyboardLayout.ts';
import type { KeyLook } from './keyCaps.ts';

const mac = /^Mac/.test(navigator.platform);

/** How keys are written for the person at this keyboard. */
export function useKeyLook(): KeyLook {
  const { t } = useTranslation('commands');
  const layout = useStore(keyboardLayout);
  return useMemo(() => ({ name: (key) => t(`key.${key}`), layout, mac }), [t, layout]);
}
