import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import classes from './Queue.module.css';
import { queueView } from './queueView.ts';

export function Search({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('queue');
  const text = useStore(queueView, ({ search }) => search);
  const find = (search: string) => queueView.setState({ search });
  return (
    <TextInput
      ref={input}
      className={classes.search ?? ''}
      size="xs"
      aria-label={t('search')}
      placeholder={t('searchHint')}
      value={text}
      onChange={(event) => find(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && find('')}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        text !== '' && <CloseButton size="xs" aria-label={t('clearSearch')} onClick={() => find('')} />
      }
    />
  );
}
