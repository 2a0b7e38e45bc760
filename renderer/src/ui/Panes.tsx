import { Fragment, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { Group, Panel, Separator, useGroupRef } from 'react-resizable-panels';
import classes from './Panes.module.css';
import { type Shares, startingShares, toggledShares } from './paneShares.ts';

/** One of several areas that share a space. The first of them takes what another leaves, and does not fold. */
export interface Pane {
  id: string;
  /** Its share of the space at first, percent. */
  share: number;
  /** What it is never smaller than, pixels, unless it is folded away. */
  least: number;
  /** What the border before it is called. */
  border: string;
  /** It can be folded away; this hears when it was. */
  onFolded?: (folded: boolean) => void;
  content: ReactNode;
}

/** What can be done to panes from outside. */
export interface PanesHandle {
  has(id: string): boolean;
  /** Folds a pane away, or unfolds it to what it was. */
  fold(id: string): void;
}

interface PanesProps {
  across: boolean;
  panes: readonly Pane[];
  /** Percent of each, as they were left; undefined for those they begin with. */
  shares: readonly number[] | undefined;
  /** Their sizes were changed by a person: percent of each, 0 for a folded one. */
  onShares: (shares: number[]) => void;
  handle: Ref<PanesHandle>;
  /** What they are together never smaller than, pixels. */
  least?: number;
}

/** What is folded away cannot be reached by Tab either. */
function Area({ pane }: { pane: Pane }) {
  const [folded, setFolded] = useState(false);
  const tell = (now: boolean) => {
    setFolded(now);
    pane.onFolded?.(now);
  };
  return (
    <Panel
      id={pane.id}
      className={classes.pane ?? ''}
      defaultSize={`${pane.share}%`}
      minSize={pane.least}
      collapsible={pane.onFolded !== undefined}
      onResize={({ inPixels }) => tell(inPixels < 1)}
    >
      <div className={classes.content} data-folded={folded || undefined}>
        {pane.content}
      </div>
    </Panel>
  );
}

/** The library's handle on the panes, with folding by our own rule. */
function usePanes({ panes, shares, onShares, handle, across }: PanesProps) {
  const group = useGroupRef();
  const unfolded = useRef<Record<string, number>>({});
  const tell = (layout: Shares) => onShares(panes.map(({ id }) => layout[id] ?? 0));
  const fold = (id: string) => {
    const pane = panes.find((one) => one.id === id);
    const first = panes[0];
    if (!group.current || !pane || !first) return;
    const share = unfolded.current[id] ?? pane.share;
    tell(
      group.current.setLayout(toggledShares(group.current.getLayout(), { id, unfolded: share }, first.id)),
    );
  };
  useImperativeHandle(handle, () => ({ has: (id) => panes.some((pane) => pane.id === id), fold }));
  // Panes the other way round have shares of their own. Where panes came or went, the group begins anew by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: nothing else moves a pane that a person has moved
  useEffect(() => {
    group.current?.setLayout(startingShares(panes, shares));
  }, [across]);
  const onLayoutChanged = (layout: Shares, { isUserInteraction }: { isUserInteraction: boolean }) => {
    for (const [id, share] of Object.entries(layout)) if (share > 0) unfolded.current[id] = share;
    if (isUserInteraction) tell(layout);
  };
  return { group, onLayoutChanged };
}

/** Areas whose borders can be moved, by mouse or by arrow keys, and which remember where they were. */
export function Panes(props: PanesProps) {
  const { across, panes, shares, least } = props;
  const { group, onLayoutChanged } = usePanes(props);
  return (
    <Group
      className={classes.group ?? ''}
      groupRef={group}
      orientation={across ? 'horizontal' : 'vertical'}
      defaultLayout={startingShares(panes, shares)}
      resizeTargetMinimumSize={{ coarse: 24, fine: 12 }}
      onLayoutChanged={onLayoutChanged}
      {...(least === undefined ? {} : { style: { minHeight: least } })}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator className={classes.border ?? ''} aria-label={pane.border} />}
          <Area pane={pane} />
        </Fragment>
      ))}
    </Group>
  );
}
