import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../commands/useCommandRuns.ts';
import { toProblem } from '../../ipc/problems.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import classes from './Keyboard.module.css';
import { KeyboardGroups } from './KeyboardGroups.tsx';
import { KeyboardPreset } from './KeyboardPreset.tsx';
import { Section } from './Section.tsx';
import { useKeyMap } from './useKeyMap.ts';

/** The keys of every command: a preset, and what a person changes of it. */
export function KeyboardSection() {
  const { t } = useTranslation('commands');
  const { map, save, error } = useKeyMap();
  const [query, setQuery] = useState('');
  const changed = Object.keys(map.own).length;
  return (
    <Section title={t('keyboard.title')}>
      <KeyboardPreset map={map} onSave={save} />
      {error && <ProblemNote problem={toProblem(error)} />}
      <div className={classes.bar}>
        <TextInput
          className={classes.search ?? ''}
          aria-label={t('keyboard.search')}
          placeholder={t('keyboard.search')}
          leftSection={<IconSearch size={14} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Button variant="default" onClick={useCommand('app.sheet')}>
          {t('sheet.title')}
        </Button>
        <Button variant="default" disabled={changed === 0} onClick={() => save({ ...map, own: {} })}>
          {t('keyboard.resetAll')}
        </Button>
      </div>
      {changed > 0 && <span className={classes.soft}>{t('keyboard.changed', { count: changed })}</span>}
      <KeyboardGroups map={map} query={query} onSave={save} />
      <p className={classes.soft}>{t('letters')}</p>
    </Section>
  );
}
