import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PackInMaking } from '#shared/contract/packs.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import styles from './packs.module.css';
import { useWork } from './WorkNote.tsx';

/** Makes what is not ready of a pack, or says that all of it is. */
export function MakeButton({ pack }: { pack: PackInMaking }) {
  const { t } = useTranslation('packs');
  const ask = useAsk('packs.make');
  const work = useWork();
  if (work !== null || pack.draft.proposal !== null) return null;
  const files = Object.values(pack.files);
  const open = files.filter(({ state }) => state !== 'made').length;
  return (
    <>
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
      <div className={styles.row}>
        {open === 0 && pack.searching !== null ? (
          <p className={styles.ready}>{t('allReady')}</p>
        ) : (
          <Button loading={ask.isPending} onClick={() => ask.mutate({ packId: pack.draft.id })}>
            {open < files.length ? t('goOn') : t('makeReady')}
          </Button>
        )}
      </div>
    </>
  );
}
