import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import classes from './Queue.module.css';

/** Gives a claimed batch back, once it was asked whether that is meant. */
export function GiveBack({ batchId }: { batchId: string }) {
  const { t } = useTranslation('queue');
  const [asking, ask] = useDisclosure(false);
  // The keyboard follows the question and comes back from it: each button is gone when the other is there.
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  const release = useAsk('queue.release');
  const confirm = () => release.mutate({ batchId }, { onSettled: () => client.invalidateQueries() });
  const open = () => {
    setAsked(true);
    ask.open();
  };
  if (!asking) {
    return (
      <Button variant="subtle" color="gray" autoFocus={asked} onClick={open}>
        {t('giveBack')}
      </Button>
    );
  }
  return (
    <div className={classes.giveBack}>
      {release.error && <ProblemNote problem={toProblem(release.error)} />}
      <span>{t('giveBackAsk')}</span>
      <Button variant="default" loading={release.isPending} onClick={confirm}>
        {t('giveBackSure')}
      </Button>
      <Button variant="subtle" color="gray" autoFocus onClick={ask.close}>
        {t('keep')}
      </Button>
    </div>
  );
}
