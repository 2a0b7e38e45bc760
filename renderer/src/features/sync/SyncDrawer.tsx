import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Certifications } from './Certifications.tsx';
import { Outbox } from './Outbox.tsx';
import classes from './Sync.module.css';
import { SyncState } from './SyncState.tsx';

interface SyncDrawerProps {
  opened: boolean;
  onClose: () => void;
}

/** What was submitted, where it stands, and how the exchange can be reached. */
export function SyncDrawer({ opened, onClose }: SyncDrawerProps) {
  const { t } = useTranslation(['sync', 'shell']);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={420}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'shell' }) }}
    >
      <div className={classes.drawer}>
        <SyncState />
        <Outbox onOpen={onClose} />
        <Certifications />
      </div>
    </Drawer>
  );
}
