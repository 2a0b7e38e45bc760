import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackRecord, PackVerdict } from '#shared/exchange/packs.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import styles from './packs.module.css';

/** The second person’s word, which nothing takes back. */
export function SignForm({ pack }: { pack: PackRecord }) {
  const { t } = useTranslation('packs');
  const ask = useAsk('packs.sign');
  const [looked, setLooked] = useState(false);
  const [note, setNote] = useState('');
  if (pack.signed) return null;
  if (pack.own) return <p className={styles.soft}>{t('ownPack')}</p>;
  if (ask.isSuccess) return <p role="status">{t('signed')}</p>;
  const { id: packId, digest, manifest } = pack;
  const sign = (verdict: PackVerdict) =>
    ask.mutate({ packId, digest, rubricHash: manifest.rubricHash, verdict, note });
  return (
    <section className={styles.sign} aria-label={t('signTitle')}>
      <h2>{t('signTitle')}</h2>
      <Checkbox
        label={t('looked')}
        checked={looked}
        onChange={(event) => setLooked(event.currentTarget.checked)}
      />
      <Textarea
        label={t('note')}
        description={t('noteText')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.row}>
        <Button disabled={!looked} loading={ask.isPending} onClick={() => sign('accepted')}>
          {t('accept')}
        </Button>
        <Button
          variant="default"
          disabled={note.trim() === ''}
          loading={ask.isPending}
          onClick={() => sign('returned')}
        >
          {t('return')}
        </Button>
      </div>
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
    </section>
  );
}
