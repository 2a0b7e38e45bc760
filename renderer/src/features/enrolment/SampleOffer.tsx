import { Button, Title } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import classes from './EnrolmentPage.module.css';
import { sampleStage } from './sampleStage.ts';

/** Says what is going on; the workstation does not report how far it is, so this goes by the time it takes. */
function SampleProgress() {
  const { t } = useTranslation('enrolment');
  const [since] = useState(() => Date.now());
  const [elapsedMs, setElapsed] = useState(0);
  useInterval(() => setElapsed(Date.now() - since), 1000, { autoInvoke: true });
  return <span role="status">{t(sampleStage(elapsedMs))}</span>;
}

export function SampleOffer() {
  const { t } = useTranslation('enrolment');
  const client = useQueryClient();
  const sample = useAsk('enrolment.trySample');
  const start = () => sample.mutate({}, { onSuccess: () => client.invalidateQueries() });
  return (
    <section className={classes.sample}>
      <Title order={2}>{t('sampleTitle')}</Title>
      <p className={classes.text}>{t('sampleText')}</p>
      {sample.error && <ProblemNote problem={toProblem(sample.error)} />}
      <div className={classes.line}>
        <Button variant="default" size="sm" loading={sample.isPending} onClick={start}>
          {t('trySample')}
        </Button>
        {sample.isPending && <SampleProgress />}
      </div>
    </section>
  );
}
