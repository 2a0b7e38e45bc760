import { UnstyledButton } from '@mantine/core';
import { IconFlagFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { returningFlag } from '#shared/domain/flag.ts';
import styles from './scoring.module.css';
import type { Working } from './working.ts';

/** The flags of the reading, and whether they send the submission back; opens them. */
export function FlagMarks({ working, onOpen }: { working: Working; onOpen: () => void }) {
  const { t } = useTranslation('scoring');
  const flags = useStore(working.store, ({ content }) => content.flags);
  const [first] = flags;
  if (first === undefined) return null;
  const names = flags.map(({ kind }) => t(`flag.${kind}`)).join(', ');
  const returning = returningFlag(flags) !== undefined;
  const label = returning ? `${names}. ${t('goesBack')}` : names;
  return (
    <UnstyledButton className={styles.flagMark} title={label} aria-label={label} onClick={onOpen}>
      <IconFlagFilled size={14} aria-hidden />
      <span>{returning ? t('goesBackShort') : names}</span>
    </UnstyledButton>
  );
}
