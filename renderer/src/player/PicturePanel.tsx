import { Button, Slider, Text } from '@mantine/core';
import { IconSunHigh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ControlPanel } from './ControlPanel.tsx';
import { isAsRecorded, type Picture, type PictureControl, pictureBounds } from './picture.ts';
import styles from './player.module.css';

interface FigureProps {
  name: string;
  value: number;
  bounds: { min: number; max: number; step: number };
  onChange: (value: number) => void;
  disabled?: boolean;
}

function Figure({ name, value, bounds, onChange, disabled = false }: FigureProps) {
  return (
    <div className={styles.figure}>
      <Text>{name}</Text>
      <Slider size="sm" {...{ ...bounds, value, onChange, disabled }} label={null} thumbLabel={name} />
      <Text className={styles.percent}>{Math.round(value * 100)} %</Text>
    </div>
  );
}

/** Brightness, contrast and size of the picture, for rooms that were filmed dark or from afar. */
export function PicturePanel({ picture }: { picture: PictureControl }) {
  const { t } = useTranslation('player');
  const now = useStore(picture.store);
  const set = (key: keyof Picture) => (value: number) => picture.set({ [key]: value });
  const room = (now.zoom - 1) / 2;
  const pan = { min: -room, max: Math.max(room, 0.01), step: 0.05 };
  return (
    <ControlPanel label={t('picture')} icon={<IconSunHigh size={16} />} active={!isAsRecorded(now)}>
      {(['brightness', 'contrast', 'zoom'] as const).map((key) => (
        <Figure key={key} name={t(key)} value={now[key]} bounds={pictureBounds[key]} onChange={set(key)} />
      ))}
      <Figure name={t('panX')} value={now.panX} bounds={pan} onChange={set('panX')} disabled={room === 0} />
      <Figure name={t('panY')} value={now.panY} bounds={pan} onChange={set('panY')} disabled={room === 0} />
      <Button variant="default" disabled={isAsRecorded(now)} onClick={picture.reset}>
        {t('asRecorded')}
      </Button>
    </ControlPanel>
  );
}
