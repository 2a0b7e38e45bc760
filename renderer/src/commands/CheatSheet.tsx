import { Button, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { defaultSettings } from '#shared/contract/settings.ts';
import { useRoute } from '../ipc/useRoute.ts';
import { bindingsOf } from './bindings.ts';
import classes from './CheatSheet.module.css';
import { KeyRules } from './CommandHelp.tsx';
import { catalogue } from './catalogue.ts';
import { HelpGroups } from './HelpGroups.tsx';

/** Every key of the program in the person's key map, on paper or on the screen. */
function Sheet() {
  const { t } = useTranslation('commands');
  const { data: settings } = useRoute('settings.get', {}, { enabled: false });
  const keyMap = settings?.keyMap ?? defaultSettings.keyMap;
  const bindings = bindingsOf(keyMap);
  const sources = catalogue.map((spec) => ({ ...spec, keys: bindings.get(spec.id) ?? [] }));
  const changed = Object.keys(keyMap.own).length > 0;
  return (
    <div className={classes.sheet}>
      <h2 className={classes.heading}>{t('sheet.heading')}</h2>
      <p className={classes.text}>
        {t('keyboard.preset')}: {t(`keyboard.${keyMap.preset}`)}. {changed && t('sheet.own')}
      </p>
      <HelpGroups sources={sources} />
      <KeyRules />
    </div>
  );
}

/** The cheat sheet over the page; what is printed of the page then is the sheet alone. */
export function CheatSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['commands', 'shell']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('sheet.title')}
      size={980}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'shell' }) }}
      classNames={{
        root: classes.root ?? '',
        inner: classes.inner ?? '',
        content: classes.content ?? '',
        header: classes.header ?? '',
      }}
    >
      <Button
        className={classes.print ?? ''}
        leftSection={<IconPrinter size={14} />}
        onClick={() => window.print()}
      >
        {t('sheet.print')}
      </Button>
      <Sheet />
    </Modal>
  );
}
