import { useState } from 'react';
import type { ReadingEvidence } from '#shared/contract/scoring.ts';
import { createTimelineView, type TimelineView } from '../../timeline/timelineView.ts';

/** A view for each recording, so that each is as near as it was left when one comes back to it. */
export function useTimelineViews(): (item: ReadingEvidence) => TimelineView {
  const [views] = useState(() => new Map<string, TimelineView>());
  return ({ id, durationMs, recording }) => {
    const view = views.get(id) ?? createTimelineView(durationMs ?? recording?.durationMs ?? 0);
    views.set(id, view);
    return view;
  };
}
