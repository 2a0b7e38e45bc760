import { Button, Checkbox, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { OfficePerson, StandingChange } from '#shared/exchange/office.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';

interface StandingDialogProps {
  subject: SubjectKey;
  person: OfficePerson;
  onClose: () => void;
}

/** A lead suspends somebody, reinstates them, or lets them begin anew, and says why. */
export function StandingDialog({
  subject,
  person: { id: personId, name, certified },
  onClose,
}: StandingDialogProps) {
  const { t } = useTranslation('office');
  const ask = useAsk('office.changeStanding');
  const [change, setChange] = useState<StandingChange>(certified ? 'suspend' : 'freshStart');
  const [holds, setHolds] = useState(false);
  const [reason, setReason] = useState('');
  const choices: [StandingChange, string][] = certified
    ? [['suspend', t('doSuspend')]]
    : [
        ['freshStart', t('doFreshStart')],
        ['reinstate', t('doReinstate')],
      ];
  const doIt = () =>
    ask.mutate(
      { ...subject, personId, change, holds: change === 'suspend' && holds, reason: reason.trim() },
      { onSuccess: onClose },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('standingOf', { name })}
      closeButtonProps={{ 'aria-label': t('notNow') }}
    >
      <Stack gap="sm">
        <Radio.Group
          label={t('standingWhat')}
          value={change}
          onChange={(value) => setChange(value as StandingChange)}
        >
          <Stack gap={8} mt={4}>
            {choices.map(([value, label]) => (
              <Radio key={value} size="sm" value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        {change === 'suspend' && (
          <Checkbox
            size="sm"
            label={t('holds')}
            checked={holds}
            onChange={({ currentTarget }) => setHolds(currentTarget.checked)}
          />
        )}
        <Textarea
          size="sm"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2_000}
          label={t('reason')}
          description={t('reasonHint', { name })}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
        <Group gap={8}>
          <Button disabled={reason.trim() === ''} loading={ask.isPending} onClick={doIt}>
            {t('doIt')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('notNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
