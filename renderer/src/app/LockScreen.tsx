import { Button, PasswordInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../ipc/problems.ts';
import { useAsk } from '../ipc/useRoute.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { closeVideoWindow } from '../ui/videoWindow/videoWindow.ts';
import classes from './Shell.module.css';

/** Whatever can be seen or heard beside the pages ends with them. */
function useNothingElse(): void {
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-locked', true);
    return () => void document.documentElement.toggleAttribute('data-locked', false);
  }, []);
  useEffect(() => {
    closeVideoWindow();
    for (const recording of document.querySelectorAll<HTMLMediaElement>('video, audio')) recording.pause();
  }, []);
}

/** All that a locked workstation shows. */
export function LockScreen() {
  const { t } = useTranslation('locking');
  const client = useQueryClient();
  const unlock = useAsk('locking.unlock');
  const [passphrase, setPassphrase] = useState('');
  useNothingElse();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (passphrase === '') return;
    unlock.mutate(
      { passphrase },
      {
        onSuccess: (state) => {
          client.setQueryData(['locking.state', {}], state);
          void client.invalidateQueries();
        },
        onError: () => setPassphrase(''),
      },
    );
  }

  return (
    <main className={classes.centre}>
      <form className={classes.sheet} onSubmit={submit}>
        <Title order={1}>{t('lockedTitle')}</Title>
        <p>{t('lockedText')}</p>
        <PasswordInput
          label={t('passphrase')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="current-password"
          autoFocus
          w="100%"
        />
        {unlock.error && <ProblemNote problem={toProblem(unlock.error)} />}
        <Button type="submit" size="sm" loading={unlock.isPending}>
          {t('unlock')}
        </Button>
        <p className={classes.soft}>{t('lockedForgotten')}</p>
      </form>
    </main>
  );
}
