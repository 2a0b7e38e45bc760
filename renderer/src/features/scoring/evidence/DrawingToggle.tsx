import { ActionIcon } from '@mantine/core';
import { IconCursorText, IconMarquee2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface DrawingToggleProps {
  drawing: boolean;
  onChange: (drawing: boolean) => void;
}

/** What a drag over a page does: draw a region, or select text. */
export function DrawingToggle({ drawing, onChange }: DrawingToggleProps) {
  const { t } = useTranslation('evidence');
  const ways = [
    { draw: true, name: t('mode.draw'), Icon: IconMarquee2 },
    { draw: false, name: t('mode.text'), Icon: IconCursorText },
  ];
  return (
    <ActionIcon.Group>
      {ways.map(({ draw, name, Icon }) => (
        <ActionIcon
          key={name}
          variant={draw === drawing ? 'light' : 'subtle'}
          aria-label={name}
          aria-pressed={draw === drawing}
          title={name}
          onClick={() => onChange(draw)}
        >
          <Icon size={16} />
        </ActionIcon>
      ))}
    </ActionIcon.Group>
  );
}
