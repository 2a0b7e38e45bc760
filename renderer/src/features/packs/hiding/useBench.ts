import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { type FacesFound, openDoubts } from '#shared/domain/faces.ts';
import type { SaidName } from '#shared/domain/packDraft.ts';
import { type Cover, coversIn, type Redaction } from '#shared/domain/redaction.ts';
import { useCommandRuns } from '../../../commands/useCommandRuns.ts';
import type { Player } from '../../../player/player.ts';
import { usePlayerStatus } from '../../../player/usePlayer.ts';
import { type Box, centredIn } from '../../../sheets/box.ts';
import type { FrameGrid } from '../../../timeline/frames.ts';
import { timelineRuns } from '../../../timeline/timelineRuns.ts';
import { createTimelineView, type TimelineView } from '../../../timeline/timelineView.ts';
import { boxAt } from './CoverLayer.tsx';
import {
  coverFrom,
  during,
  inOrder,
  isSilenced,
  ofSameFace,
  placedAt,
  silenceFor,
  silenceOf,
} from './edits.ts';
import type { HidingStore } from './hidingStore.ts';
import { toldBy } from './lanes.ts';

/** What is heard before and after a name on the walk through them. */
const aroundName = { before: 1_500, after: 1_000 } as const;

interface BenchGround {
  hiding: HidingStore;
  player: Player;
  names: readonly SaidName[];
  /** Null where nobody looked for faces yet. */
  faces: FacesFound | null;
  /** Told that a person looked at a moment. @param at when what it is one of was found */
  onSeen(doubt: number, at: string): void;
  /** Whether there is a picture in which something can be covered. */
  hasPicture: boolean;
  readOnly: boolean;
}

/** One recording on the bench: what is hidden of it, and all that can be done. */
export interface Bench extends BenchGround {
  redactions: readonly Redaction[];
  selected: Redaction | undefined;
  view: TimelineView;
  grid: FrameGrid;
  durationMs: number;
  /** From where a silence is marked; null while none is. */
  from: number | null;
  /** The name that one is at; null before the walk. */
  at: number | null;
  select(id: string | null): void;
  draw(box: Box): void;
  place(cover: Cover, box: Box): void;
  /** Takes it back; of a face that was found, all its covers. */
  remove(redaction: Redaction): void;
  markFrom(): void;
  markTo(): void;
  /** Plays a name with what is around it. */
  goToName(index: number): void;
  silenceName(index: number): void;
  /** The moment of doubt that one is at; null before the walk. */
  doubtAt: number | null;
  goToDoubt(index: number): void;
}

/** The walk through the names that captions say: the next that can still be heard, and silencing it. */
function useNames(ground: BenchGround, redactions: readonly Redaction[], durationMs: number) {
  const { names, player, hiding } = ground;
  const [at, setAt] = useState<number | null>(null);
  const goToName = (index: number) => {
    const name = names[index];
    if (!name) return;
    setAt(index);
    const startMs = Math.max(name.startMs - aroundName.before, 0);
    player.playRange({ startMs, endMs: Math.min(name.endMs + aroundName.after, durationMs) });
  };
  const nextName = () => {
    const open = names.flatMap((name, index) => (isSilenced(name, redactions) ? [] : [index]));
    const next = open.find((index) => index > (at ?? -1)) ?? open[0];
    if (next !== undefined) goToName(next);
  };
  const silenceName = (index: number) => {
    const name = names[index];
    if (!name || isSilenced(name, redactions)) return;
    const silence = silenceFor(name, durationMs);
    hiding.put(silence);
    hiding.select(silence.id);
  };
  return { at, goToName, nextName, silenceName };
}

/** The walk through the moments at which a person has to look: to go on says that the one before is right. */
function useDoubts({ faces, player, hiding, onSeen, readOnly }: BenchGround) {
  const [walk, setWalk] = useState<{ of: string; index: number } | null>(null);
  // Found anew they are other moments, and nobody was at any of them.
  const at = walk !== null && walk.of === faces?.at ? walk.index : null;
  const goToDoubt = (index: number) => {
    const doubt = faces?.doubts[index];
    if (!faces || !doubt) return;
    setWalk({ of: faces.at, index });
    player.pause();
    player.seek(doubt.ms);
    const isThere = hiding.store.getState().redactions.some(({ id }) => id === doubt.coverId);
    hiding.select(isThere ? doubt.coverId : null);
  };
  const nextDoubt = () => {
    const { doubts } = faces ?? { doubts: [] };
    if (faces && at !== null && doubts[at]?.seen === false) onSeen(at, faces.at);
    const open = doubts.flatMap(({ seen }, index) => (seen || index === at ? [] : [index]));
    const next = open.find((index) => index > (at ?? -1)) ?? open[0];
    if (next === undefined) setWalk(null);
    else goToDoubt(next);
  };
  const isOpen = () => !readOnly && faces !== null && openDoubts(faces) > 0;
  return { doubtAt: at, goToDoubt, nextDoubt: { run: nextDoubt, when: isOpen } };
}

/** The list in order of time, and the steps along it. */
function useSelection({ hiding, player }: BenchGround, redactions: readonly Redaction[]) {
  const selectedId = useStore(hiding.store, (state) => state.selectedId);
  const ordered = useMemo(() => inOrder(redactions), [redactions]);
  const selected = redactions.find(({ id }) => id === selectedId);
  const goTo = (redaction: Redaction | undefined) => {
    if (!redaction) return;
    hiding.select(redaction.id);
    player.pause();
    player.seek(redaction.startMs);
  };
  const step = (by: 1 | -1) => {
    const index = ordered.findIndex(({ id }) => id === selectedId);
    goTo(ordered[index === -1 ? (by === 1 ? 0 : ordered.length - 1) : index + by]);
  };
  return { ordered, selected, step };
}

export function useBench(ground: BenchGround): Bench {
  const { hiding, player, readOnly, hasPicture } = ground;
  const redactions = useStore(hiding.store, (state) => state.redactions);
  const { durationMs } = usePlayerStatus(player);
  const { ordered, selected, step } = useSelection(ground, redactions);
  const { at, goToName, nextName, silenceName } = useNames(ground, redactions, durationMs);
  const { doubtAt, goToDoubt, nextDoubt } = useDoubts(ground);
  const [from, setFrom] = useState<number | null>(null);
  const [view] = useState(() => createTimelineView(durationMs));
  const times = player.clock.times();
  const grid = useMemo(() => ({ times, nominalMs: player.clock.frameMs() }), [times, player]);
  const put = (redaction: Redaction, editId?: string) => {
    hiding.put(redaction, editId);
    hiding.select(redaction.id);
  };
  const draw = (box: Box) => put(coverFrom(box, player.position(), durationMs));
  const place = (cover: Cover, box: Box) => put(placedAt(cover, player.position(), box));
  const remove = (redaction: Redaction) => hiding.remove(ofSameFace(redaction, redactions));
  const markFrom = () => setFrom(Math.round(player.position()));
  const markTo = () => {
    if (from === null) return;
    const to = Math.round(player.position());
    put(silenceOf({ startMs: Math.min(from, to), endMs: Math.max(from, to) }, durationMs));
    setFrom(null);
  };
  const may = (is = true) => ({ when: () => !readOnly && is });
  useCommandRuns({
    ...timelineRuns(view, {
      ...{ position: player.position, grid: () => grid, readOnly },
      selected: () => selected ?? null,
      onChangeSpan: (_, range, editId) => selected && put(during(selected, range, durationMs), editId),
    }),
    'mark.in': { run: markFrom, ...may() },
    'mark.out': { run: markTo, ...may(from !== null) },
    'mark.drop': { run: () => setFrom(null), ...may(from !== null) },
    'mark.region': { run: () => draw(centredIn({ x: 0, y: 0, width: 1, height: 1 })), ...may(hasPicture) },
    'span.next': { run: () => step(1), when: () => ordered.length > 0 },
    'span.previous': { run: () => step(-1), when: () => ordered.length > 0 },
    'span.play': { run: () => selected && player.playRange(selected), when: () => selected !== undefined },
    'span.remove': { run: () => selected && remove(selected), ...may(selected !== undefined) },
    'page.undo': { run: hiding.undo, when: () => !readOnly && hiding.store.getState().undo.length > 0 },
    'page.redo': { run: hiding.redo, when: () => !readOnly && hiding.store.getState().redo.length > 0 },
    'hiding.stay': {
      run: () => selected?.kind === 'cover' && place(selected, boxAt(selected, player.position())),
      ...may(selected?.kind === 'cover'),
    },
    'hiding.nextDoubt': nextDoubt,
    'hiding.nextName': { run: nextName, when: () => ground.names.length > 0 },
    'hiding.silenceName': { run: () => at !== null && silenceName(at), ...may(at !== null) },
  });
  return {
    ...{ ...ground, redactions: ordered, selected, view, grid, durationMs, from, at },
    ...{ select: hiding.select, draw, place, remove, markFrom, markTo, goToName, silenceName },
    ...{ doubtAt, goToDoubt },
  };
}

/** What a bar of the timeline stands for, when it is pressed. */
export function openBar(bench: Bench, id: string): void {
  const told = toldBy(id);
  if (told === null) bench.select(id);
  else if (told.told === 'name') bench.goToName(told.index);
  else bench.goToDoubt(told.index);
}

export const coversAt = (redactions: readonly Redaction[], ms: number): Cover[] =>
  coversIn(redactions).filter(({ startMs, endMs }) => startMs <= ms && ms <= endMs);
