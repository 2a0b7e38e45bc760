import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommandBoard, canBeDone, type OfferedCommand } from './commandBoard.ts';
import { Keys } from './Keys.tsx';
import { groupLabel, labelOf } from './labels.ts';
import classes from './Palette.module.css';
import { type PaletteEntry, paletteGroups, searchPalette } from './paletteSearch.ts';
import { recentCommands } from './recentCommands.ts';
import { useCommandBoard } from './useCommandRuns.ts';
import { type PaletteControl, paletteStore } from './usePalette.ts';

type Line = PaletteEntry & Pick<OfferedCommand, 'keys'>;

/** What can be done now, taken when the palette opens: it does not change under the person's eyes. */
function useLines(board: CommandBoard, control: PaletteControl): Line[] {
  const { t } = useTranslation('commands');
  const [lines] = useState(() =>
    board
      .offered()
      .filter(({ spec }) => spec.id !== 'app.palette')
      .filter(({ spec }) => spec.scope === 'everywhere' || !control.overDialog())
      .filter(canBeDone)
      .map(({ spec, run, keys }) => ({
        id: spec.id,
        label: run.label ?? labelOf(spec.id, t),
        group: groupLabel(spec.group, t),
        keys,
      })),
  );
  return lines;
}

/** Mantine keeps the `id` of an action to itself, and a screen reader is told of the choice by it. */
const named = (id: string) => (element: HTMLElement | null) => {
  if (element !== null) element.id = id;
};

function Group({ name, plain, children }: { name: string; plain: boolean; children: ReactNode }) {
  if (plain) return children;
  return (
    <Spotlight.ActionsGroup label={name} role="group" aria-label={name}>
      {children}
    </Spotlight.ActionsGroup>
  );
}

/** The field and what it finds. Mantine moves the choice by the arrows; a screen reader is told of it here. */
function Opened({ control }: { control: PaletteControl }) {
  const { t } = useTranslation('commands');
  const { query, selected } = useSpotlight(paletteStore);
  const lines = useLines(useCommandBoard(), control);
  const [recent] = useState(recentCommands);
  const listId = useId();
  const optionId = (line: Line) => `${listId}-${line.id}`;
  const found = searchPalette(lines, query, recent);
  const groups = paletteGroups(found, query, recent);
  const chosen = groups.flatMap(({ entries }) => entries)[Math.max(0, selected)];
  return (
    <>
      <Spotlight.Search
        size="md"
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={16} />}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen && optionId(chosen)}
        autoComplete="off"
        spellCheck={false}
      />
      <Spotlight.ActionsList id={listId} role="listbox" aria-label={t('palette.list')}>
        {groups.map(({ name, entries }) => (
          <Group key={name} name={name === '' ? t('palette.recent') : name} plain={query.trim() !== ''}>
            {entries.map((line) => (
              <Spotlight.Action
                key={line.id}
                ref={named(optionId(line))}
                role="option"
                aria-selected={line === chosen}
                data-selected={line === chosen || undefined}
                className={classes.line ?? ''}
                onClick={() => control.choose(line.id)}
              >
                <span>{line.label}</span>
                <span className={classes.group}>{query.trim() === '' ? '' : line.group}</span>
                <Keys keys={line.keys.slice(0, 2)} />
              </Spotlight.Action>
            ))}
          </Group>
        ))}
        {found.length === 0 && <Spotlight.Empty>{t('palette.none')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </>
  );
}

/** Finds any command that can be done here by words of its name. */
export function Palette({ control }: { control: PaletteControl }) {
  const { t } = useTranslation('commands');
  const { opened } = useSpotlight(paletteStore);
  return (
    <Spotlight.Root
      store={paletteStore}
      shortcut={null}
      size={620}
      // The keyboard goes back before the command is run, which may send it elsewhere.
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      onSpotlightClose={control.closed}
      attributes={{ content: { 'aria-label': t('label.app.palette') } }}
    >
      {opened && <Opened control={control} />}
    </Spotlight.Root>
  );
}
