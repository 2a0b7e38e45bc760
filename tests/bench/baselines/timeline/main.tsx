import '@mantine/core/styles.css';
import '../../../../renderer/src/app/global.css';
import { MantineProvider } from '@mantine/core';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { theme } from '../../../../renderer/src/app/theme.ts';
import { createCommandBoard } from '../../../../renderer/src/commands/commandBoard.ts';
import { BoardContext } from '../../../../renderer/src/commands/useCommandRuns.ts';
import { openI18n } from '../../../../renderer/src/i18n/i18n.ts';
import { Timeline } from '../../../../renderer/src/timeline/Timeline.tsx';
import type { ChangeSpan } from '../../../../renderer/src/timeline/timelineRuns.ts';
import { createTimelineView, type TimelineView } from '../../../../renderer/src/timeline/timelineView.ts';
import { framesOf, lanesWith, speech } from './recording.ts';

declare global {
  interface Window {
    /** What drives the page from outside. */
    timeline: { view: TimelineView; seek(ms: number): void; changes: { spanId: string; editId: string }[] };
  }
}

const words = new URLSearchParams(window.location.search);
const number = (name: string, otherwise: number) => Number(words.get(name) ?? otherwise);
const durationMs = number('minutes', 60) * 60_000;
const view = createTimelineView(durationMs);

let now = number('at', 754_320);
const listeners = new Set<(ms: number) => void>();
const clock = {
  now: () => now,
  subscribe(listener: (ms: number) => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
function seek(ms: number): void {
  now = ms;
  for (const listener of listeners) listener(ms);
}
window.timeline = { view, seek, changes: [] };

const watched = [
  { startMs: 0, endMs: 1_260_000 },
  { startMs: 1_500_000, endMs: 2_040_000 },
];
const draft = words.has('draft') ? { startMs: 730_000, endMs: null } : null;
const loop = words.has('loop') ? { startMs: 700_000, endMs: 790_000 } : null;

function Page() {
  const [lanes, setLanes] = useState(() => lanesWith(number('spans', 40), durationMs));
  const [selectedId, select] = useState<string | null>(words.get('selected'));
  const grid = useMemo(() => framesOf(durationMs), []);
  const peaks = useMemo(() => (words.has('silent') ? null : speech(durationMs)), []);
  const changeSpan: ChangeSpan = (spanId, range, editId) => {
    window.timeline.changes.push({ spanId, editId });
    const changed = (span: { id: string; startMs: number; endMs: number }) =>
      span.id === spanId ? { id: spanId, ...range } : span;
    setLanes((before) => before.map((lane) => ({ ...lane, spans: lane.spans.map(changed) })));
  };
  return (
    <Timeline
      {...{ view, clock, durationMs, lanes, grid, peaks, watched, loop, draft, selectedId }}
      readOnly={words.has('readOnly')}
      labelOf={(spanId) => `She asks how they know, and waits (${spanId}).`}
      preview={(ms) => <div style={{ width: 160, height: 90, background: `hsl(${ms / 10_000} 30% 50%)` }} />}
      onSeek={seek}
      onSelect={select}
      onPlay={select}
      onChangeSpan={changeSpan}
    />
  );
}

await openI18n(words.get('tongue') === 'es' ? 'es' : 'en');
const root = document.getElementById('root');
const scheme = words.get('scheme') === 'dark' ? 'dark' : 'light';
if (root)
  createRoot(root).render(
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <main style={{ paddingTop: number('above', 0), height: number('height', 320) }}>
        <BoardContext value={createCommandBoard()}>
          <Page />
        </BoardContext>
      </main>
    </MantineProvider>,
  );
