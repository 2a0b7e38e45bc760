import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { type Box, boxBetween, type Handle, handles, moved, onSheet, type Point, resized } from './box.ts';

/** What a drag makes of the sheet's regions while it lasts. */
type Grip =
  | { kind: 'draw' }
  | { kind: 'move'; id: string; from: Box }
  | { kind: 'resize'; id: string; from: Box; handle: Handle };

interface Drag {
  grip: Grip;
  pointerId: number;
  start: Point;
  /** Of the screen, to tell a drag from a press. */
  pressed: Point;
}

/** A region as it will be when the drag ends here; `id` is null for a new one. */
export interface Dragged {
  id: string | null;
  box: Box;
}

interface RegionDragOptions {
  sheet: RefObject<HTMLElement | null>;
  enabled: boolean;
  /** The box of the region that is selected on this sheet: it is the only one that a drag moves. */
  selected: { id: string; box: Box } | null;
  onDraw: (box: Box) => void;
  /** For the selected region. */
  onChange: (box: Box) => void;
}

/** Pixels that a hand moves while it only presses. */
const slack = 4;

const isHandle = (value: string | undefined): value is Handle => handles.some((handle) => handle === value);

function gripAt(target: EventTarget, selected: RegionDragOptions['selected']): Grip {
  if (!(target instanceof Element) || selected === null) return { kind: 'draw' };
  const own = { id: selected.id, from: selected.box };
  const handle = target.closest<HTMLElement>('[data-handle]')?.dataset.handle;
  if (isHandle(handle)) return { kind: 'resize', handle, ...own };
  const region = target.closest<HTMLElement>('[data-region]')?.dataset.region;
  return region === selected.id ? { kind: 'move', ...own } : { kind: 'draw' };
}

function boxAfter({ grip, start }: Drag, here: Point): Box {
  const by = { x: here.x - start.x, y: here.y - start.y };
  switch (grip.kind) {
    case 'draw':
      return boxBetween(start, here);
    case 'move':
      return moved(grip.from, by);
    case 'resize':
      return resized(grip.from, grip.handle, by);
  }
}

/**
 * Drawing, moving and resizing regions by mouse, pen or finger. A press that does not move stays a press, so that a
 * region under it is selected as a button is.
 */
export function useRegionDrag({ sheet, enabled, selected, onDraw, onChange }: RegionDragOptions) {
  const drag = useRef<Drag | null>(null);
  const dropped = useRef(false);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const here = ({ clientX, clientY }: PointerEvent) =>
    onSheet({ x: clientX, y: clientY }, sheet.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1));

  const end = () => {
    drag.current = null;
    setDragged(null);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (!enabled || event.button !== 0 || !event.isPrimary) return;
    dropped.current = false;
    const grip = gripAt(event.target, selected);
    const pressed = { x: event.clientX, y: event.clientY };
    drag.current = { grip, pointerId: event.pointerId, start: here(event), pressed };
  };
  const onPointerMove = (event: PointerEvent) => {
    const going = drag.current;
    if (going === null || event.pointerId !== going.pointerId) return;
    const distance = Math.hypot(event.clientX - going.pressed.x, event.clientY - going.pressed.y);
    if (dragged === null && distance < slack) return;
    sheet.current?.setPointerCapture(event.pointerId);
    const id = going.grip.kind === 'draw' ? null : going.grip.id;
    setDragged({ id, box: boxAfter(going, here(event)) });
  };
  const onPointerUp = (event: PointerEvent) => {
    const going = drag.current;
    if (going === null || event.pointerId !== going.pointerId) return;
    const box = boxAfter(going, here(event));
    const made = dragged !== null;
    end();
    dropped.current = made;
    if (!made) return;
    if (going.grip.kind === 'draw') onDraw(box);
    else onChange(box);
  };
  /** After a drag the browser sends a click to whatever lay under it: it was none. */
  const onClickCapture = (event: MouseEvent) => {
    if (dropped.current) event.stopPropagation();
    dropped.current = false;
  };
  return {
    dragged,
    on: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: end, onClickCapture },
  };
}
