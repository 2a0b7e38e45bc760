import { Menu } from '@mantine/core';
import { IconBadgeCc, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Control } from './Control.tsx';
import type { CaptionSource } from './source.ts';

export interface CaptionChoice {
  tracks: readonly CaptionSource[];
  /** Null while none are shown. */
  shownId: string | null;
  onToggle: () => void;
  /** Shows these and no others; null for none. */
  onChoose: (id: string | null) => void;
}

/** Captions on or off; where there are several, which. */
export function CaptionsControl({ tracks, shownId, onToggle, onChoose }: CaptionChoice) {
  const { t } = useTranslation('player');
  const icon = <IconBadgeCc size={18} />;
  if (tracks.length === 0) return null;
  if (tracks.length === 1)
    return (
      <Control label={t('captions')} command="play.captions" pressed={shownId !== null} onClick={onToggle}>
        {icon}
      </Control>
    );
  const mark = (chosen: boolean) => (chosen ? <IconCheck size={14} /> : <span style={{ width: 14 }} />);
  return (
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <Control
          label={t('captions')}
          command="play.captions"
          pressed={shownId !== null}
          onClick={() => undefined}
        >
          {icon}
        </Control>
      </Menu.Target>
      <Menu.Dropdown>
        {[{ id: null, label: t('captionsOff') }, ...tracks].map(({ id, label }) => (
          <Menu.Item
            key={id ?? 'off'}
            role="menuitemradio"
            aria-checked={id === shownId}
            leftSection={mark(id === shownId)}
            onClick={() => onChoose(id)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
