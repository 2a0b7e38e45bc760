import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type FlagKind, flagKinds, returningFlag, sendsBack } from '#shared/domain/flag.ts';
import type { Working } from '../working.ts';
import styles from './flags.module.css';

interface FlagPartProps {
  kind: FlagKind;
  working: Working;
  readOnly: boolean;
}

function FlagPart({ kind, working, readOnly }: FlagPartProps) {
  const { t } = useTranslation('scoring');
  const flag = useStore(working.store, ({ content }) => content.flags.find((one) => one.kind === kind));
  const name = t(`flag.${kind}`);
  return (
    <div className={styles.flag}>
      <Checkbox
        size="sm"
        label={name}
        description={t(`flagMeans.${kind}`)}
        checked={flag !== undefined}
        disabled={readOnly}
        onChange={(event) =>
          event.currentTarget.checked ? working.setFlag(kind, '') : working.removeFlag(kind)
        }
      />
      {sendsBack(kind) && (
        <Text size="xs" className={styles.back}>
          <IconArrowBackUp size={14} aria-hidden /> {t('sendsBack')}
        </Text>
      )}
      {flag !== undefined && (
        <Textarea
          className={styles.note ?? ''}
          size="sm"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={20_000}
          aria-label={t('flagNote', { name })}
          placeholder={t('flagNoteHint')}
          readOnly={readOnly}
          value={flag.note}
          onChange={(event) => working.typeFlagNote(kind, event.currentTarget.value)}
          onBlur={working.leaveField}
        />
      )}
    </div>
  );
}

interface FlagsDialogProps {
  working: Working;
  readOnly: boolean;
  onClose: () => void;
}

/** What the programme office must know of a submission, and whether it goes back to it. */
export function FlagsDialog({ working, readOnly, onClose }: FlagsDialogProps) {
  const { t } = useTranslation(['scoring', 'shell']);
  const returning = useStore(working.store, ({ content }) => returningFlag(content.flags) !== undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('flags')}
      size={600}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'shell' }) }}
    >
      <Stack gap={8}>
        <Text size="sm">{t('flagsIntro')}</Text>
        {flagKinds.map((kind) => (
          <FlagPart key={kind} {...{ kind, working, readOnly }} />
        ))}
        <Group justify="space-between" gap={8} wrap="nowrap">
          <Text size="sm" role="status">
            {returning ? t('goesBack') : ''}
          </Text>
          <Button variant="default" onClick={onClose}>
            {t('flagsDone')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
