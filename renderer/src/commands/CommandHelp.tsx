import { Button, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Help.module.css';
import { HelpGroups } from './HelpGroups.tsx';
import { useCommand, useLiveCommandBoard } from './useCommandRuns.ts';

/** What holds for every key: how letters are shared, and what works while one types. */
export function KeyRules() {
  const { t } = useTranslation('commands');
  return (
    <div className={classes.rules}>
      <p>{t('letters')}</p>
      <p>{t('inFields')}</p>
    </div>
  );
}

function Offered() {
  const offered = useLiveCommandBoard().offered();
  const sources = offered.map(({ spec, run, keys }) => ({ ...spec, keys, label: run.label }));
  return <HelpGroups sources={sources} />;
}

interface CommandHelpProps {
  opened: boolean;
  onClose: () => void;
  onSheet: () => void;
}

/** Every key of the page that is shown, under its heading. */
export function CommandHelp({ opened, onClose, onSheet }: CommandHelpProps) {
  const { t } = useTranslation(['commands', 'shell']);
  const changeKeys = useCommand('app.settings');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size={860}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'shell' }) }}
    >
      <Offered />
      <div className={classes.foot}>
        <KeyRules />
        <div className={classes.buttons}>
          <Button variant="default" onClick={changeKeys}>
            {t('changeKeys')}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={14} />} onClick={onSheet}>
            {t('sheet.title')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
