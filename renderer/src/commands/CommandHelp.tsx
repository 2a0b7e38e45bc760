import { Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfferedCommand } from './commandBoard.ts';
import classes from './HelpDialog.module.css';
import { Keys } from './Keys.tsx';
import { groupLabel, labelOf } from './labels.ts';
import { useLiveCommandBoard } from './useCommandRuns.ts';

function Line({ command: { spec, run, keys } }: { command: OfferedCommand }) {
  const { t } = useTranslation('commands');
  return (
    <div className={classes.line}>
      <dt>{run.label ?? labelOf(spec.id, t)}</dt>
      <dd>
        <Keys keys={keys.filter(({ code }) => !code.startsWith('Numpad'))} />
      </dd>
    </div>
  );
}

function Offered() {
  const { t } = useTranslation('commands');
  const offered = useLiveCommandBoard().offered();
  const groups = Map.groupBy(
    offered.filter(({ keys }) => keys.length > 0),
    ({ spec }) => spec.group,
  );
  return (
    <div className={classes.columns}>
      {[...groups].map(([group, commands]) => (
        <section key={group} className={classes.group} aria-label={groupLabel(group, t)}>
          <h3 className={classes.heading}>{groupLabel(group, t)}</h3>
          <dl className={classes.lines}>
            {commands.map((command) => (
              <Line key={command.spec.id} command={command} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** Every key of the page that is shown, under its heading. */
export function CommandHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['commands', 'shell']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size={820}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'shell' }) }}
    >
      <Offered />
      <Text size="xs" c="dimmed" mt="md">
        {t('inFields')}
      </Text>
    </Modal>
  );
}
