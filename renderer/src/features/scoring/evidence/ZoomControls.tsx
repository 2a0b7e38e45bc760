import { ActionIcon, Text } from '@mantine/core';
import { IconZoomIn, IconZoomOut, IconZoomReset } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Zoom {
  /** 1 fits the width. */
  factor: number;
  set(factor: number): void;
}

const step = 1.25;
const [least, most] = [0.5, 6];

export function useZoom(): Zoom {
  const [factor, setFactor] = useState(1);
  return { factor, set: (next) => setFactor(Math.min(Math.max(next, least), most)) };
}

export function ZoomControls({ zoom: { factor, set } }: { zoom: Zoom }) {
  const { t } = useTranslation('scoring');
  return (
    <>
      <ActionIcon aria-label={t('zoomOut')} title={t('zoomOut')} onClick={() => set(factor / step)}>
        <IconZoomOut size={16} />
      </ActionIcon>
      <Text size="xs">{Math.round(factor * 100)} %</Text>
      <ActionIcon aria-label={t('zoomIn')} title={t('zoomIn')} onClick={() => set(factor * step)}>
        <IconZoomIn size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('fit')} title={t('fit')} disabled={factor === 1} onClick={() => set(1)}>
        <IconZoomReset size={16} />
      </ActionIcon>
    </>
  );
}
