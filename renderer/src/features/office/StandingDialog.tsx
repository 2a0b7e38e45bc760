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

type Choice = StandingChange | 'withdraw';

/** A lead suspends somebody, reinstates them, lets them begin anew, or withdraws their access, and says why. */
export function StandingDialog({
  subject,
  person: { id: personId, name, certified },
  onClose,
}: StandingDialogProps) {
  const { t } = useTranslation('office');
  const ask = useAsk('office.changeStanding');
  const withdrawing = useAsk('office.withdraw');
  const [change, setChange] = useState<Choice>(certified ? 'suspend' : 'freshStart');
  const [holds, setHolds] = useState(false);
  const [reason, setReason] = useState('');
  const standing: [Choice, string][] = certified
    ? [['suspend', t('doSuspend')]]
    : [
        ['freshStart', t('doFreshStart')],
        ['reinstate', t('doReinstate')],
      ];
  const choices: [Choice, string][] = [...standing, ['withdraw', t('doWithdraw')]];
  const told = { personId, reason: reason.trim() };
  const doIt = () => {
    if (change === 'withdraw') withdrawing.mutate(told, { onSuccess: onClose });
    else
      ask.mutate(
        { ...subject, ...told, change, holds: change === 'suspend' && holds },
        { onSuccess: onClose },
      );
  };
  const error = ask.error ?? withdrawing.error;
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
          onChange={(value) => setChange(value as Choice)}
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
        {change === 'withdraw' && <p>{t('withdrawText')}</p>}
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
        {error && <ProblemNote problem={toProblem(error)} />}
        <Group gap={8}>
          <Button
            disabled={reason.trim() === ''}
            loading={ask.isPending || withdrawing.isPending}
            onClick={doIt}
          >
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
