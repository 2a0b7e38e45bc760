import { ActionIcon } from '@mantine/core';
import { IconLayoutBottombar, IconLayoutList, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { keepKeysOnPage } from '../commands/releaseFocus.ts';
import { useKeyTitle } from '../commands/useCommandRuns.ts';
import classes from './ReadingLayout.module.css';
import { type FoldablePane, foldable, type ReadingPanes } from './readingPanes.ts';

const icons = {
  timeline: IconLayoutBottombar,
  spans: IconLayoutList,
  rubric: IconLayoutSidebarRight,
} as const;
const commands = {
  timeline: 'page.foldTimeline',
  spans: 'page.foldSpans',
  rubric: 'page.foldRubric',
} as const;
const words = { timeline: 'showTimeline', spans: 'showSpans', rubric: 'showRubric' } as const;

function Toggle({ pane, panes }: { pane: FoldablePane; panes: ReadingPanes }) {
  const { t } = useTranslation('shell');
  const Icon = icons[pane];
  const shown = !panes.folded[pane];
  const keyTitle = useKeyTitle(t(words[pane]), commands[pane]);
  return (
    <ActionIcon
      aria-label={t(words[pane])}
      aria-pressed={shown}
      {...keyTitle}
      color={shown ? 'accent' : 'gray'}
      onClick={() => panes.fold(pane)}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
    </ActionIcon>
  );
}

/** Which panes are there, one button each: a pane that is folded away has no place of its own to click on. */
export function LayoutToggles({ panes, timeline }: { panes: ReadingPanes; timeline: boolean }) {
  const { t } = useTranslation('shell');
  const shown = foldable.filter((pane) => timeline || pane !== 'timeline');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className={classes.toggles} role="group" aria-label={t('panes')} onMouseDown={keepKeysOnPage}>
      {shown.map((pane) => (
        <Toggle key={pane} pane={pane} panes={panes} />
      ))}
    </div>
  );
}
