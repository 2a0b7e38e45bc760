import { Menu } from '@mantine/core';
import { IconBadgeCc } from '@tabler/icons-react';
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

/** No track has this id. */
const off = 'off';

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
        <Menu.RadioGroup value={shownId ?? off} onChange={(id) => onChoose(id === off ? null : id)}>
          {[{ id: off, label: t('captionsOff') }, ...tracks].map(({ id, label }) => (
            <Menu.RadioItem key={id} value={id} closeMenuOnClick>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
