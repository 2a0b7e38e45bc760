import { ActionIcon, Text } from '@mantine/core';
import { IconArrowAutofitWidth, IconMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useKeyTitle } from '../../../commands/useCommandRuns.ts';
import type { Scaled } from './useScaled.ts';

/** How large the item is shown, and what changes it. */
export function ZoomControls({ scaled }: { scaled: Scaled }) {
  const { t } = useTranslation('evidence');
  const { zoom, scale } = scaled;
  const outTitle = useKeyTitle(t('zoom.out'), 'picture.zoomOut');
  const inTitle = useKeyTitle(t('zoom.in'), 'picture.zoomIn');
  const buttons = [
    { name: 'zoom.out', keyTitle: outTitle, Icon: IconZoomOut, run: scaled.out, pressed: undefined },
    { name: 'zoom.in', keyTitle: inTitle, Icon: IconZoomIn, run: scaled.in, pressed: undefined },
    {
      name: 'zoom.width',
      keyTitle: { title: t('zoom.width') },
      Icon: IconArrowAutofitWidth,
      run: () => scaled.set({ kind: 'width' }),
      pressed: zoom.kind === 'width',
    },
    {
      name: 'zoom.page',
      keyTitle: { title: t('zoom.page') },
      Icon: IconMaximize,
      run: () => scaled.set({ kind: 'page' }),
      pressed: zoom.kind === 'page',
    },
  ] as const;
  const [out, ...others] = buttons.map(({ name, keyTitle, Icon, run, pressed }) => (
    <ActionIcon
      key={name}
      aria-label={t(name)}
      {...keyTitle}
      aria-pressed={pressed}
      variant={pressed === true ? 'light' : 'subtle'}
      onClick={run}
    >
      <Icon size={16} />
    </ActionIcon>
  ));
  return (
    <>
      {out}
      <Text size="xs" miw={42} ta="center">
        {t('zoom.percent', { percent: Math.round(scale * 100) })}
      </Text>
      {others}
    </>
  );
}
