import { Accordion } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyMap } from '#shared/contract/settings.ts';
import { bindingsOf } from '../../commands/bindings.ts';
import { type ChangeableId, changeable, type Group } from '../../commands/catalogue.ts';
import { keyCaps } from '../../commands/keyCaps.ts';
import { groupLabel, labelOf } from '../../commands/labels.ts';
import { useKeyLook } from '../../commands/useKeyLook.ts';
import classes from './Keyboard.module.css';
import { KeyboardRow } from './KeyboardRow.tsx';

interface GroupsProps {
  map: KeyMap;
  query: string;
  onSave: (map: KeyMap) => void;
}

/** The commands whose name or keys hold every typed word, by group. */
function useFound(map: KeyMap, query: string): [Group, ChangeableId[]][] {
  const { t } = useTranslation('commands');
  const look = useKeyLook();
  return useMemo(() => {
    const bindings = bindingsOf(map);
    const typed = query.toLocaleLowerCase().split(/\s+/);
    const found = changeable.filter(({ id }) => {
      const keys = (bindings.get(id) ?? []).map((stroke) => keyCaps(stroke, look).join('+'));
      const text = [labelOf(id, t), ...keys].join(' ').toLocaleLowerCase();
      return typed.every((word) => text.includes(word));
    });
    const groups = Map.groupBy(found, ({ group }) => group);
    return [...groups].map(([group, specs]) => [group, specs.map(({ id }) => id)]);
  }, [map, query, look, t]);
}

/** Every command with its keys; a search opens the groups it finds something in. */
export function KeyboardGroups({ map, query, onSave }: GroupsProps) {
  const { t } = useTranslation('commands');
  const [opened, setOpened] = useState<string[]>([]);
  const found = useFound(map, query);
  const searching = query.trim() !== '';
  const shown = searching ? found.map(([group]) => group) : opened;
  const bindings = useMemo(() => bindingsOf(map), [map]);
  if (found.length === 0) return <p role="status">{t('keyboard.none')}</p>;
  return (
    <Accordion
      multiple
      keepMounted={false}
      value={shown}
      onChange={setOpened}
      order={3}
      classNames={accordionClasses}
    >
      {found.map(([group, ids]) => (
        <Accordion.Item key={group} value={group}>
          <Accordion.Control>{groupLabel(group, t)}</Accordion.Control>
          <Accordion.Panel>
            <ul className={classes.rows}>
              {ids.map((id) => (
                <KeyboardRow key={id} {...{ id, map, bindings, onSave }} />
              ))}
            </ul>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

const accordionClasses = { control: classes.control ?? '', content: classes.panel ?? '' };
