import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Span } from '#shared/domain/span.ts';
import { boxBetween, centredIn, onSheet, type SheetBox, seenOf } from '../../../../sheets/box.ts';
import { type Marking, type RegionMark, regionMarks, regionOf } from '../marks.ts';
import type { RegionHandling } from './RegionLayer.tsx';

interface RegionsOptions {
  evidenceId: string;
  kind: 'page' | 'image';
  marking: Marking;
  /** What the sheets scroll in; each sheet bears its number as `data-sheet`. */
  window: RefObject<HTMLElement | null>;
  drawing: boolean;
  /** Whether the sheets stand where they will: before, nothing can be scrolled to. */
  ready: boolean;
  /** Scrolls a region into view. */
  reveal: (region: SheetBox) => void;
}

export interface Regions {
  marks: readonly RegionMark[];
  placed: SheetBox | null;
  asking: SheetBox | null;
  handling: RegionHandling;
  /** Places a region in the middle of what is seen, for the keyboard. */
  place: () => void;
  reveal: (annotationId: string) => void;
}

function sheetsIn(window: HTMLElement): { page: number; rect: DOMRect }[] {
  return [...window.querySelectorAll<HTMLElement>('[data-sheet]')].map((element) => ({
    page: Number(element.dataset.sheet),
    rect: element.getBoundingClientRect(),
  }));
}

/** The box around the selected text, if there is some on a sheet. */
function aroundSelection(window: HTMLElement): SheetBox | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || !window.contains(selection.anchorNode)) return null;
  const around = selection.getRangeAt(0).getBoundingClientRect();
  const middle = around.y + around.height / 2;
  const sheet = sheetsIn(window).find(({ rect }) => rect.top <= middle && middle <= rect.bottom);
  if (sheet === undefined) return null;
  const corner = onSheet({ x: around.right, y: around.bottom }, sheet.rect);
  return { page: sheet.page, box: boxBetween(onSheet(around, sheet.rect), corner) };
}

function inView(window: HTMLElement): SheetBox | null {
  const frame = window.getBoundingClientRect();
  let best: SheetBox | null = null;
  let most = 0;
  for (const { page, rect } of sheetsIn(window)) {
    const seen = seenOf(rect, frame);
    const area = seen === null ? 0 : seen.width * rect.width * seen.height * rect.height;
    if (seen === null || area <= most) continue;
    [best, most] = [{ page, box: centredIn(seen) }, area];
  }
  return best;
}

/** Brings a region into view when it is selected somewhere else, and when the item is opened. */
function useReveal({ ready, reveal, marking: { selectedId } }: RegionsOptions, marks: readonly RegionMark[]) {
  const latest = useRef({ marks, reveal });
  const selectedHere = useRef<string | null>(null);
  useEffect(() => {
    latest.current = { marks, reveal };
  });
  useEffect(() => {
    if (!ready) return;
    const mark = latest.current.marks.find(({ id }) => id === selectedId);
    if (mark && mark.id !== selectedHere.current) latest.current.reveal(mark);
    selectedHere.current = null;
  }, [selectedId, ready]);
  return selectedHere;
}

/** The regions of an item, and what is done to them. */
export function useRegions(options: RegionsOptions): Regions {
  const { evidenceId, kind, marking, window, drawing, reveal } = options;
  const { selectedId, readOnly, asking } = marking;
  const marks = regionMarks(marking, evidenceId);
  const [placed, setPlaced] = useState<SheetBox | null>(null);
  const selectedHere = useReveal(options, marks);
  const spanOf = ({ page, box }: SheetBox): Span =>
    kind === 'page' ? { kind, evidenceId, page, ...box } : { kind, evidenceId, ...box };
  const leave = () => {
    setPlaced(null);
    window.current?.focus({ preventScroll: true });
  };
  return {
    marks,
    placed,
    asking: asking === null || asking.evidenceId !== evidenceId ? null : regionOf(asking),
    handling: {
      selectedId,
      readOnly,
      drawing,
      onSelect(id) {
        selectedHere.current = id;
        marking.onSelect(id);
      },
      onChange: ({ id, page }, box) => marking.onChangeRegion(id, spanOf({ page, box })),
      onDraw: (region) => marking.onMarkRegion(spanOf(region)),
      onPlace: setPlaced,
      onKeep() {
        if (placed !== null) marking.onMarkRegion(spanOf(placed));
        leave();
      },
      onDrop: leave,
    },
    place() {
      if (window.current === null || readOnly || placed !== null) return;
      setPlaced(aroundSelection(window.current) ?? inView(window.current));
    },
    reveal(annotationId) {
      const mark = marks.find(({ id }) => id === annotationId);
      if (mark) reveal(mark);
    },
  };
}
