import { Checkbox, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Choices.module.css';

export interface Choice {
  id: string;
  label: string;
  note: string;
}

interface ChoicesProps {
  label: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  below?: ReactNode;
}

/** Some of many, found by typing. */
export function Choices({ label, choices, chosen, onChange, below }: ChoicesProps) {
  const { t } = useTranslation('shell');
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = choices.filter(
    ({ id, label: name, note }) => chosen.includes(id) || `${name} ${note}`.toLowerCase().includes(wanted),
  );
  return (
    <fieldset className={styles.choices}>
      <legend>{t('chosen', { label, count: chosen.length })}</legend>
      <TextInput
        size="xs"
        type="search"
        aria-label={t('find', { label })}
        placeholder={t('findShort')}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <div className={styles.choiceList} tabIndex={-1}>
        {shown.map(({ id, label: name, note }) => (
          <Checkbox
            key={id}
            size="xs"
            checked={chosen.includes(id)}
            onChange={() =>
              onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
            }
            label={name}
            description={note}
          />
        ))}
        {shown.length === 0 && <p className={styles.soft}>{t('nothingFound')}</p>}
      </div>
      {below}
    </fieldset>
  );
}
