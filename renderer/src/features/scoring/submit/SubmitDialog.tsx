import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#shared/contract/errors.ts';
import type { Reading, Summary } from '#shared/contract/scoring.ts';
import { call } from '../../../ipc/client.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import type { Autosaver } from '../autosave/autosaver.ts';
import { SummaryTable } from './SummaryTable.tsx';

type Step =
  | { kind: 'gathering' }
  | { kind: 'unsaved' }
  | { kind: 'failed'; problem: Problem }
  | { kind: 'shown'; summary: Summary }
  | { kind: 'submitting'; summary: Summary };

async function gather(readingId: string, autosaver: Autosaver): Promise<Step> {
  // The summary is the workstation's, so everything must be there first.
  if (!(await autosaver.flush())) return { kind: 'unsaved' };
  return { kind: 'shown', summary: await call('scoring.summary', { readingId }) };
}

interface SubmitDialogProps {
  reading: Reading;
  autosaver: Autosaver;
  onClose: () => void;
  onSubmitted: (reading: Reading) => void;
  onGoTo: (criterionId: string) => void;
}

function useSubmitting({ reading, autosaver, onSubmitted }: SubmitDialogProps) {
  const [step, setStep] = useState<Step>({ kind: 'gathering' });
  const fail = (error: unknown) => setStep({ kind: 'failed', problem: toProblem(error) });
  const look = () => {
    setStep({ kind: 'gathering' });
    gather(reading.id, autosaver).then(setStep, fail);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: gathered once, when the dialog opens
  useEffect(look, []);
  const submit = (summary: Summary) => {
    setStep({ kind: 'submitting', summary });
    call('scoring.submit', { readingId: reading.id }).then(onSubmitted, fail);
  };
  return { step, look, submit };
}

/** What is missing, the levels at a glance, and one key to confirm. */
export function SubmitDialog(props: SubmitDialogProps) {
  const { reading, autosaver, onClose, onGoTo } = props;
  const { t } = useTranslation(['scoring', 'shell']);
  const { step, look, submit } = useSubmitting(props);
  const confirm = useRef<HTMLButtonElement>(null);
  const summary = 'summary' in step ? step.summary : null;
  const ready = step.kind === 'shown' && step.summary.complete;
  useEffect(() => {
    if (ready) confirm.current?.focus();
  }, [ready]);
  const standing = autosaver.standing();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('summaryTitle')}
      size={720}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'shell' }) }}
    >
      <Stack gap={12}>
        {step.kind === 'gathering' && <Text c="dimmed">{t('saving')}</Text>}
        {step.kind === 'failed' && <ProblemNote problem={step.problem} onRetry={look} />}
        {step.kind === 'unsaved' && (
          <ProblemNote
            problem={{
              code: 'internal',
              message: t('summaryNotSaved'),
              remedy: standing.kind === 'failed' ? standing.problem.remedy : t('tryNow'),
            }}
            onRetry={look}
          />
        )}
        {summary !== null && (
          <>
            <Text>{t(summary.complete ? 'summaryComplete' : 'summaryIncomplete')}</Text>
            <SummaryTable rubric={reading.rubric} summary={summary} onGoTo={onGoTo} />
            {summary.feedbackEmpty && <Text c="dimmed">{t('feedbackEmpty')}</Text>}
          </>
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('keepReading')}
          </Button>
          <Button
            ref={confirm}
            disabled={!ready}
            loading={step.kind === 'submitting'}
            onClick={() => summary !== null && submit(summary)}
          >
            {t('confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
