import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Subject } from '#shared/exchange/agreement.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { packPath } from '../../places.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { keyOf } from '../../ui/useSubject.ts';
import styles from './packs.module.css';

const plain = { spellCheck: false, autoComplete: 'off' } as const;

/** Where submissions are, and what the pack of them is called. */
export function ImportForm({ subject }: { subject: Subject }) {
  const { t } = useTranslation('packs');
  const [, go] = useLocation();
  const ask = useAsk('packs.import');
  const [name, setName] = useState('');
  const [place, setPlace] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate(
      { ...keyOf(subject), name: name.trim(), place: place.trim() },
      { onSuccess: ({ packId }) => go(packPath(packId)) },
    );
  };
  const chooses = useRoute('workstation.status', {}).data?.savesFiles ?? false;
  const choosing = useAsk('file.choose');
  const choose = (what: 'folder' | 'file') =>
    choosing.mutate(
      { what, endings: what === 'file' ? ['zip', 'csv'] : [] },
      { onSuccess: ({ path }) => path !== null && setPlace(path) },
    );
  const whole = name.trim() !== '' && place.trim() !== '';
  return (
    <section className={styles.group} aria-label={t('importTitle')}>
      <h2>{t('importTitle')}</h2>
      <form className={styles.fields} onSubmit={submit}>
        <TextInput
          className={styles.wide ?? ''}
          label={t('name')}
          description={t('nameText')}
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          {...plain}
        />
        <TextInput
          className={styles.wide ?? ''}
          label={t('place')}
          description={t('placeText')}
          maxLength={4_000}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          {...plain}
        />
        <Button type="submit" mt={44} loading={ask.isPending} disabled={!whole}>
          {t('import')}
        </Button>
      </form>
      {chooses && (
        <div className={styles.row}>
          <Button variant="default" size="xs" onClick={() => choose('folder')}>
            {t('chooseFolder')}
          </Button>
          <Button variant="default" size="xs" onClick={() => choose('file')}>
            {t('chooseFile')}
          </Button>
        </div>
      )}
      <p className={styles.soft}>{t('rosterHelp')}</p>
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
    </section>
  );
}
