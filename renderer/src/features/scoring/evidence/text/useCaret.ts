import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type CaretMove, caretMove } from './caretKeys.ts';
import { caretRect, select, selectionIn, type TextSelection } from './textPlaces.ts';

interface CaretOptions {
  /** What scrolls, and has the focus. */
  window: RefObject<HTMLElement | null>;
  /** What holds the text, and the caret. */
  content: RefObject<HTMLElement | null>;
  length: number;
}

/** Where the caret stands in the content, CSS pixels. */
export interface CaretPlace {
  left: number;
  top: number;
  height: number;
}

export interface Caret {
  /** Null before there is one. */
  selection: TextSelection | null;
  place: CaretPlace | null;
  moveTo: (selection: TextSelection) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: () => void;
}

/** Where a caret begins: at the first piece of the text that is seen. */
function startIn(window: HTMLElement, content: HTMLElement): TextSelection {
  const top = window.getBoundingClientRect().top;
  const pieces = [...content.querySelectorAll<HTMLElement>('[data-at]')];
  const seen = pieces.find((piece) => piece.getBoundingClientRect().bottom > top);
  const at = Number(seen?.dataset.at ?? 0);
  return { anchor: at, focus: at };
}

/** Moves the selection of the page as the browser moves a caret in a field. */
function modify(content: HTMLElement, { direction, granularity, extend }: CaretMove): TextSelection | null {
  const before = selectionIn(content);
  // Beside a letter there are two places to stand and one in the text: one press passes both.
  for (let tries = 0; tries < 3; tries += 1) {
    getSelection()?.modify(extend ? 'extend' : 'move', direction, granularity);
    const after = selectionIn(content);
    if (after === null || before === null || after.focus !== before.focus) return after;
  }
  return before;
}

function bringIntoView(window: HTMLElement, content: HTMLElement, offset: number): void {
  const at = caretRect(content, offset);
  if (at === null) return;
  const frame = window.getBoundingClientRect();
  const [above, below] = [at.y - 8 - frame.top, at.y + at.height + 8 - (frame.top + window.clientHeight)];
  if (above < 0) window.scrollBy({ top: above });
  else if (below > 0) window.scrollBy({ top: below });
}

/**
 * A caret in a text that is not typed into. The browser's selection does the work; it is kept as places of the text
 * besides, because the parts of the page that bear it come and go.
 */
export function useCaret({ window, content, length }: CaretOptions): Caret {
  const [selection, setSelection] = useState<TextSelection | null>(null);
  const [place, setPlace] = useState<CaretPlace | null>(null);
  const moved = useRef(false);

  useEffect(() => {
    const read = () => {
      const next = content.current && selectionIn(content.current);
      if (next === null) return;
      setSelection((known) => (known?.anchor === next.anchor && known.focus === next.focus ? known : next));
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [content]);

  // After each render, because each may have laid out the text anew.
  useLayoutEffect(() => {
    const [frame, text] = [window.current, content.current];
    if (frame === null || text === null || selection === null) return;
    const shown = selectionIn(text);
    if (moved.current && (shown?.anchor !== selection.anchor || shown.focus !== selection.focus))
      select(text, selection);
    if (moved.current) bringIntoView(frame, text, selection.focus);
    moved.current = false;
    const at = caretRect(text, selection.focus);
    const from = text.getBoundingClientRect();
    const next = at && { left: at.x - from.x, top: at.y - from.y, height: at.height };
    setPlace((known) => (known?.left === next?.left && known?.top === next?.top ? known : next));
  });

  const moveTo = (next: TextSelection) => {
    moved.current = true;
    setSelection({ ...next });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { code, shiftKey, ctrlKey, metaKey, altKey } = event;
    const move = caretMove({ code, shift: shiftKey, ctrl: ctrlKey || metaKey, alt: altKey });
    if (event.target !== window.current || move === null || content.current === null) return;
    event.preventDefault();
    const known = selection ?? startIn(window.current, content.current);
    if (move.granularity === 'all') {
      const focus = move.direction === 'forward' ? length : 0;
      return moveTo({ anchor: move.extend ? known.anchor : focus, focus });
    }
    select(content.current, known);
    const next = modify(content.current, move);
    if (next !== null) moveTo(next);
  };
  const onFocus = () => {
    const [frame, text] = [window.current, content.current];
    // A press of the mouse puts the caret where it is pressed.
    if (selection !== null || frame === null || text === null || !frame.matches(':focus-visible')) return;
    moveTo(startIn(frame, text));
  };
  return { selection, place, moveTo, onKeyDown, onFocus };
}
