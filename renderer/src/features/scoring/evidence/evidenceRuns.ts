import type { CommandRun, CommandRuns } from '../../../commands/catalogue.ts';
import type { StillActions, StillDesk } from './stillDesk.ts';

interface EvidenceCommands {
  /** What the tabs show, in their order; the answers are one of them. */
  items: readonly { id: string; title: string }[];
  shownId: () => string | null;
  show: (id: string) => void;
  desk: StillDesk;
}

const most = 9;

function itemRuns({ items, shownId, show }: EvidenceCommands): CommandRuns {
  const turn = (by: 1 | -1) => () => {
    const at = items.findIndex(({ id }) => id === shownId());
    const next = items[(at + by + items.length) % items.length];
    if (next) show(next.id);
  };
  const several = () => items.length > 1;
  const numbered = items
    .slice(0, most)
    .map(({ id, title }, index): [string, CommandRun] => [
      `evidence.show.${index + 1}`,
      { run: () => show(id), label: title },
    ]);
  return {
    'evidence.next': { run: turn(1), when: several },
    'evidence.previous': { run: turn(-1), when: several },
    ...Object.fromEntries(numbered),
  };
}

/** A run that does what the item on screen can, and only while it can. */
function ofStill(desk: StillDesk, name: Exclude<keyof StillActions, 'pan' | 'reveal'>): CommandRun {
  return { run: () => desk.actions()?.[name]?.(), when: () => desk.actions()?.[name] !== undefined };
}

function panning(desk: StillDesk, across: number, down: number): CommandRun {
  return { run: () => desk.actions()?.pan?.(across, down), when: () => desk.actions()?.pan !== undefined };
}

/**
 * Size and part of the document or image on screen. A recording's picture has runs of the same ids: these can be done
 * only while no recording is shown.
 */
export function stillPictureRuns(desk: StillDesk): CommandRuns {
  return {
    'picture.zoomIn': ofStill(desk, 'zoomIn'),
    'picture.zoomOut': ofStill(desk, 'zoomOut'),
    'picture.reset': ofStill(desk, 'fit'),
    'picture.panLeft': panning(desk, -1, 0),
    'picture.panRight': panning(desk, 1, 0),
    'picture.panUp': panning(desk, 0, -1),
    'picture.panDown': panning(desk, 0, 1),
  };
}

/** Going from item to item and from page to page, and marking what has no time. */
export function evidenceRuns(commands: EvidenceCommands): CommandRuns {
  const { desk } = commands;
  return {
    ...itemRuns(commands),
    'evidence.nextPage': ofStill(desk, 'nextPage'),
    'evidence.previousPage': ofStill(desk, 'previousPage'),
    'mark.region': ofStill(desk, 'markRegion'),
  };
}
