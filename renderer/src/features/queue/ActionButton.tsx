import { Button, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Queue.module.css';
import type { BatchDoing } from './useBatchAction.ts';

/** The one next step of a batch. */
export function ActionButton({ doing }: { doing: BatchDoing }) {
  const { t } = useTranslation('queue');
  const { action, run, busy } = doing;
  const blocked = action.kind === 'download' && action.underway;
  return (
    <Tooltip label={t('underway')} disabled={!blocked} w={220}>
      <Button
        className={classes.action ?? ''}
        variant={action.kind === 'readNext' ? 'filled' : 'default'}
        loading={busy}
        aria-disabled={blocked}
        {...(blocked ? { 'data-disabled': true } : {})}
        onClick={run}
      >
        {t(action.kind)}
      </Button>
    </Tooltip>
  );
}
