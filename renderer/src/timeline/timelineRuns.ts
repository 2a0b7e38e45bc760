import type { CommandRun, CommandRuns } from '../commands/catalogue.ts';
import type { Range } from './drag.ts';
import type { FrameGrid } from './frames.ts';
import { type NudgedPart, nudged, withEndAt } from './nudge.ts';
import type { Placed } from './rows.ts';
import { type TimelineView, zoomStep } from './timelineView.ts';

/** Takes a span's new range. Calls under one edit id are one step of undo. */
export type ChangeSpan = (spanId: string, range: Range, editId: string) => void;

export interface TimelineGround {
  /** Where the person is, milliseconds. */
  position(): number;
  /** The selected span, where it is one of this recording. */
  selected(): Placed | null;
  grid(): FrameGrid;
  readOnly: boolean;
  onChangeSpan: ChangeSpan;
}

const rangeOf = ({ startMs, endMs }: Range): Range => ({ startMs, endMs });

/** Gives the selected span another range, unless it is that already. */
export function changeSpan(
  view: TimelineView,
  { span, part, to }: { span: Placed; part: string; to: Range },
  onChangeSpan: ChangeSpan,
): void {
  if (to.startMs === span.startMs && to.endMs === span.endMs) return;
  onChangeSpan(span.id, to, view.burst.idFor({ spanId: span.id, part, from: rangeOf(span), to }));
}

function viewRuns(view: TimelineView, { position, selected }: TimelineGround): CommandRuns {
  return {
    'timeline.zoomIn': { run: () => view.zoom(1 / zoomStep, position()) },
    'timeline.zoomOut': { run: () => view.zoom(zoomStep, position()), when: () => !view.isWhole() },
    'timeline.zoomToSpan': {
      when: () => selected() !== null,
      run() {
        const span = selected();
        if (span !== null) view.zoomTo(span);
      },
    },
    'timeline.fit': { run: () => view.fit() },
  };
}

/** What the keys do for a timeline: its zoom, and the selected span's ends by the frame. */
export function timelineRuns(view: TimelineView, ground: TimelineGround): CommandRuns {
  const { position, selected, grid, readOnly, onChangeSpan } = ground;
  const changing = (part: NudgedPart, to: (span: Placed) => Range): CommandRun => ({
    when: () => !readOnly && selected() !== null,
    run() {
      const span = selected();
      if (span !== null) changeSpan(view, { span, part, to: to(span) }, onChangeSpan);
    },
  });
  const by = (part: NudgedPart, frames: number) =>
    changing(part, (span) => {
      const { durationMs } = view.bounds();
      return nudged(span, { part, frames }, { grid: grid(), durationMs });
    });
  const here = (part: 'start' | 'end') =>
    changing(part, (span) => withEndAt(span, part, Math.round(position())));
  return {
    ...viewRuns(view, ground),
    'span.startHere': here('start'),
    'span.endHere': here('end'),
    'span.startEarlier': by('start', -1),
    'span.startLater': by('start', 1),
    'span.endEarlier': by('end', -1),
    'span.endLater': by('end', 1),
    'span.earlier': by('both', -1),
    'span.later': by('both', 1),
  };
}
