import { ActionIcon, Group, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keepKeysOnPage } from '../../../../commands/releaseFocus.ts';
import styles from '../evidence.module.css';
import { mostFound } from './findText.ts';
import pdfStyles from './pdf.module.css';
import type { Find } from './useFind.ts';

function useCount({ query, found, index, looking }: Find): string {
  const { t } = useTranslation('evidence');
  const place = { index: index + 1, count: found.length };
  if (query.trim() === '') return '';
  if (found.length === 0) return looking ? t('find.looking') : t('find.nothing');
  if (looking) return t('find.placeSoFar', place);
  return found.length >= mostFound ? t('find.placeAtLeast', place) : t('find.place', place);
}

/** Looks for a text in the document. Enter goes on, Shift+Enter back, Escape leaves. */
export function FindBar({ find, onClose }: { find: Find; onClose: () => void }) {
  const { t } = useTranslation('evidence');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const none = find.found.length === 0;
  return (
    <Group className={styles.bar} gap={8} wrap="nowrap" role="search" onMouseDown={keepKeysOnPage}>
      <TextInput
        ref={field}
        className={pdfStyles.findField ?? ''}
        size="xs"
        aria-label={t('find.field')}
        placeholder={t('find.hint')}
        defaultValue={find.query}
        onChange={(event) => find.look(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') onClose();
        }}
      />
      <Text size="xs" role="status" className={pdfStyles.count ?? ''}>
        {useCount(find)}
      </Text>
      <ActionIcon
        aria-label={t('find.previous')}
        title={t('find.previous')}
        disabled={none}
        onClick={() => find.step(-1)}
      >
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('find.next')}
        title={t('find.next')}
        disabled={none}
        onClick={() => find.step(1)}
      >
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('find.close')} title={t('find.close')} onClick={onClose}>
        <IconX size={16} />
      </ActionIcon>
    </Group>
  );
}
