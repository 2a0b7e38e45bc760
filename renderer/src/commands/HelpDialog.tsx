import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, type KeyStroke, keyCaps } from './command.ts';
import classes from './HelpDialog.module.css';

function Stroke({ stroke }: { stroke: KeyStroke }) {
  return (
    <Group gap={2} wrap="nowrap">
      {keyCaps(stroke).map((cap) => (
        <Kbd key={cap} size="xs">
          {cap}
        </Kbd>
      ))}
    </Group>
  );
}

function Line({ command }: { command: Command }) {
  const { t } = useTranslation('commands');
  const shown = command.keys.filter(({ code }) => !code.startsWith('Numpad'));
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <Text size="sm">{command.label}</Text>
      <Group gap={6} wrap="nowrap">
        {shown.map((stroke, index) => (
          <Fragment key={keyCaps(stroke).join('+')}>
            {index > 0 && (
              <Text size="xs" c="dimmed">
                {t('or')}
              </Text>
            )}
            <Stroke stroke={stroke} />
          </Fragment>
        ))}
      </Group>
    </Group>
  );
}

interface HelpDialogProps {
  commands: readonly Command[];
  opened: boolean;
  onClose: () => void;
}

/** Every key of the page, under its heading. */
export function HelpDialog({ commands, opened, onClose }: HelpDialogProps) {
  const { t } = useTranslation(['commands', 'shell']);
  const groups = Map.groupBy(
    commands.filter(({ keys }) => keys.length > 0),
    ({ group }) => group,
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size={780}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'shell' }) }}
    >
      <div className={classes.columns}>
        {[...groups].map(([group, lines]) => (
          <Stack key={group} gap={6} className={classes.group}>
            <Text size="sm" fw={600}>
              {group}
            </Text>
            {lines.map((command) => (
              <Line key={command.id} command={command} />
            ))}
          </Stack>
        ))}
      </div>
      <Text size="xs" c="dimmed" mt="md">
        {t('inFields')}
      </Text>
    </Modal>
  );
}
