import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '#shared/contract/scoring.ts';
import { returningFlag } from '#shared/domain/flag.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import type { Autosaver } from '../autosave/autosaver.ts';
import { SummaryTable } from './SummaryTable.tsx';
import { Unwatched, type UnwatchedProps } from './Unwatched.tsx';
import { type Step, type SubmitParts, useSubmitting } from './useSubmitting.ts';
import { verdictOf } from './verdict.ts';

interface SubmitDialogProps extends SubmitParts, Pick<UnwatchedProps, 'onWatch'> {
  onClose: () => void;
  onGoTo: (criterionId: string) => void;
}

const words = {
  incomplete: 'summaryIncomplete',
  watchFirst: 'summaryWatchFirst',
  asks: 'summaryAsks',
  ready: 'summaryComplete',
} as const;

/** With the last reading of a qualification set its result is made, and nothing in it can be revised. */
const isLastOfSet = ({ batch, nextSubmissionId }: SubmitParts['reading']) =>
  batch.kind === 'qualification' && nextSubmissionId === null;

function Told({ summary, props }: { summary: Summary; props: SubmitDialogProps }) {
  const { t } = useTranslation('scoring');
  const flag = returningFlag(summary.flags);
  const last = isLastOfSet(props.reading);
  const { kind } = verdictOf(summary);
  // That it can be revised is not true of the last of a set.
  const complete = last && kind === 'ready' ? 'summaryEvery' : words[kind];
  const told = flag ? 'summaryGoesBack' : complete;
  return (
    <>
      <Text>{t(told)}</Text>
      {last && (
        <Text fw={600} role="note">
          {t('lastOfSet')}
        </Text>
      )}
      {summary.flags.length > 0 && (
        <Text>
          {t('summaryFlags', { flags: summary.flags.map(({ kind }) => t(`flag.${kind}`)).join(', ') })}
        </Text>
      )}
      <SummaryTable
        rubric={props.reading.rubric}
        summary={summary}
        optional={flag !== undefined}
        onGoTo={props.onGoTo}
      />
      <Unwatched unwatched={summary.unwatched} onWatch={props.onWatch} />
      {summary.feedbackEmpty && <Text c="dimmed">{t('feedbackEmpty')}</Text>}
    </>
  );
}

function Unsaved({ autosaver, onRetry }: { autosaver: Autosaver; onRetry: () => void }) {
  const { t } = useTranslation('scoring');
  const standing = autosaver.standing();
  const remedy = standing.kind === 'failed' ? standing.problem.remedy : t('tryNow');
  const problem = { message: t('summaryNotSaved'), remedy };
  return <ProblemNote problem={problem} onRetry={onRetry} />;
}

interface ButtonsProps {
  step: Step;
  onClose: () => void;
  onConfirm: () => void;
}

/** One key confirms; a second one is asked for where something was not watched. */
function Buttons({ step, onClose, onConfirm }: ButtonsProps) {
  const { t } = useTranslation('scoring');
  const confirm = useRef<HTMLButtonElement>(null);
  const verdict = step.kind === 'shown' ? verdictOf(step.summary).kind : null;
  const ready = verdict === 'ready' || verdict === 'asks';
  const again = step.kind === 'shown' && step.asked;
  useEffect(() => {
    if (ready) confirm.current?.focus();
  }, [ready]);
  return (
    <Stack gap={8}>
      {again && (
        <Text fw={600} role="alert">
          {t('unwatchedAsk')}
        </Text>
      )}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('keepReading')}
        </Button>
        <Button ref={confirm} disabled={!ready} loading={step.kind === 'submitting'} onClick={onConfirm}>
          {t(again ? 'confirmUnwatched' : 'confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

/** What is missing, what was not watched, the levels at a glance, and one key to confirm. */
export function SubmitDialog(props: SubmitDialogProps) {
  const { autosaver, onClose } = props;
  const { t } = useTranslation(['scoring', 'shell']);
  const { step, look, confirm } = useSubmitting(props);
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
        {step.kind === 'unsaved' && <Unsaved autosaver={autosaver} onRetry={look} />}
        {'summary' in step && <Told summary={step.summary} props={props} />}
        <Buttons step={step} onClose={onClose} onConfirm={confirm} />
      </Stack>
    </Modal>
  );
}
