import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import classes from './Queue.module.css';

export function EmptyQueue() {
  const { t } = useTranslation('queue');
  const { data } = useRoute('sync.status', {});
  const now = useAsk('sync.now');
  return (
    <div className={classes.empty}>
      <Title order={2}>{t('empty')}</Title>
      <p className={classes.soft}>{t(data?.connection === 'offline' ? 'emptyOffline' : 'emptyText')}</p>
      <Button variant="default" loading={now.isPending} onClick={() => now.mutate({})}>
        {t('syncNow')}
      </Button>
    </div>
  );
}
