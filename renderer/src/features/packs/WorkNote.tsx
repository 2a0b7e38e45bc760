import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PackWork } from '#shared/contract/packs.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { formatBytes, formatNumber, formatTimeLeft } from '../../ui/format.ts';
import styles from './packs.module.css';

/** What is under way for any pack. */
export function useWork(): PackWork | null {
  return useRoute('packs.work', {}).data?.work ?? null;
}

/** How far the work on this pack is, with a way to stop it; or that there is work on another. */
export function WorkNote({ packId }: { packId: string }) {
  const { t } = useTranslation('packs');
  const work = useWork();
  const stop = useAsk('packs.stop');
  if (work === null) return null;
  if (work.packId !== packId) return <p className={styles.soft}>{t('workOther')}</p>;
  const { what, done, all, leftMs } = work;
  const amount = what === 'search' || what === 'faces' ? formatNumber : formatBytes;
  const words = t(`work.${what}`, { done: amount(done), all: amount(all) });
  const left = leftMs === null ? '' : ` · ${t('timeLeft', { time: formatTimeLeft(leftMs) })}`;
  return (
    <div className={styles.row}>
      <div className={styles.progress}>
        <span role="status">{`${words}${left}`}</span>
        <Progress value={all === 0 ? 0 : (100 * done) / all} aria-label={t('progress')} />
      </div>
      <Button variant="default" size="sm" loading={stop.isPending} onClick={() => stop.mutate({})}>
        {t('stop')}
      </Button>
    </div>
  );
}
