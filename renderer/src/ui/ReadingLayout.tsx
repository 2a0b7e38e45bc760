import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LayoutToggles } from './LayoutToggles.tsx';
import { type Pane, Panes } from './Panes.tsx';
import classes from './ReadingLayout.module.css';
import type { FoldablePane, ReadingPanes } from './readingPanes.ts';
import { useRememberedLayout } from './useRememberedLayout.ts';

interface ReadingLayoutProps {
  panes: ReadingPanes;
  header: ReactNode;
  evidence: ReactNode;
  /** Null where there is no recording. */
  timeline: ReactNode | null;
  spans: ReactNode;
  rubric: ReactNode;
}

/** Below this the rubric goes under the evidence and the page scrolls: a window at twice its size, or a small one. */
const tooSmall = '(max-width: 860px), (max-height: 520px)';

/** What the panes need together, pixels, when they stand under each other. */
const stackedHeight = 1_240;

/** What a pane that folds adds to the others. */
function folding(panes: ReadingPanes, id: FoldablePane) {
  return { id, onFolded: (folded: boolean) => panes.setFolded(id, folded) } as const;
}

/** Evidence, timeline and spans under each other. */
function Left({ panes, evidence, timeline, spans }: Omit<ReadingLayoutProps, 'header' | 'rubric'>) {
  const { t } = useTranslation('shell');
  const { layout, remember } = useRememberedLayout();
  const share = timeline === null ? 72 : 57;
  const shown: Pane[] = [{ id: 'evidence', share, least: 160, border: '', content: evidence }];
  if (timeline !== null)
    shown.push({
      ...folding(panes, 'timeline'),
      share: 27,
      least: 72,
      border: t('moveTimeline'),
      content: timeline,
    });
  shown.push({
    ...folding(panes, 'spans'),
    share: timeline === null ? 28 : 16,
    least: 64,
    border: t('moveSpans'),
    content: spans,
  });
  const group = timeline === null ? 'reading.documents' : 'reading.recordings';
  return (
    <Panes
      handle={panes.down}
      across={false}
      panes={shown}
      shares={layout?.[group]}
      onShares={(shares) => remember(group, shares)}
    />
  );
}

/** The areas of a reading: they resize, fold away and are remembered, and go under each other where it is narrow. */
export function ReadingLayout({ header, rubric, ...left }: ReadingLayoutProps) {
  const { t } = useTranslation('shell');
  const stacked = useMediaQuery(tooSmall, undefined, { getInitialValueInEffect: false });
  const { layout, remember } = useRememberedLayout();
  // The panes begin as they were left, so they wait for that; the settings are here before a reading is.
  if (layout === undefined) return null;
  const group = stacked ? 'reading.stacked' : 'reading.across';
  const shown: Pane[] = [
    { id: 'left', share: 66, least: stacked ? 520 : 440, border: '', content: <Left {...left} /> },
    {
      ...folding(left.panes, 'rubric'),
      share: 34,
      least: 300,
      border: t('moveRubric'),
      content: rubric,
    },
  ];
  return (
    <div className={classes.layout} data-stacked={stacked || undefined}>
      <div className={classes.head}>
        <div className={classes.header}>{header}</div>
        <LayoutToggles panes={left.panes} timeline={left.timeline !== null} />
      </div>
      <div className={classes.body}>
        <Panes
          handle={left.panes.across}
          across={!stacked}
          panes={shown}
          shares={layout[group]}
          onShares={(shares) => remember(group, shares)}
          {...(stacked ? { least: stackedHeight } : {})}
        />
      </div>
    </div>
  );
}
