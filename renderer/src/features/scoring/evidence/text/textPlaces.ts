/** A place in the page and in the text: each piece of text is alone in an element that bears its start as `data-at`. */
interface DomPlace {
  node: Text;
  offset: number;
}

/** A selection in the text, in UTF-16 code units; the focus is the end that moves. */
export interface TextSelection {
  anchor: number;
  focus: number;
}

function startOf(node: Node | null): number | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  const at = element?.closest<HTMLElement>('[data-at]')?.dataset.at;
  return at === undefined ? null : Number(at);
}

/** The first piece of text at or after a place between elements; null where none follows. */
function pieceAfter(root: Element, node: Node, offset: number): Element | null {
  const next = node.childNodes[offset] ?? null;
  const pieces = [...root.querySelectorAll('[data-at]')];
  if (next instanceof Element && next.matches('[data-at]')) return next;
  const from = next ?? node;
  return (
    pieces.find(
      (piece) =>
        from.contains(piece) ||
        (from.compareDocumentPosition(piece) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    ) ?? null
  );
}

/** Where in the text a place of the page is; null outside it. */
export function offsetOf(root: Element, node: Node | null, offset: number): number | null {
  if (node === null || !root.contains(node)) return null;
  if (node instanceof Text) {
    const start = startOf(node);
    if (start !== null) return start + offset;
  }
  const piece = pieceAfter(root, node, offset);
  if (piece !== null) return startOf(piece);
  const last = [...root.querySelectorAll('[data-at]')].at(-1);
  return last ? (startOf(last) ?? 0) + (last.textContent?.length ?? 0) : null;
}

/** Where in the page a place of the text is; null where it is not laid out now. */
export function placeAt(root: Element, offset: number): DomPlace | null {
  for (const piece of root.querySelectorAll<HTMLElement>('[data-at]')) {
    const node = piece.firstChild;
    const start = Number(piece.dataset.at);
    if (node instanceof Text && offset >= start && offset <= start + node.length) {
      const follows = offset === start + node.length && offset === 0;
      if (!follows) return { node, offset: offset - start };
    }
  }
  return null;
}

/** The selection of the page as one of the text; null where it is elsewhere. */
export function selectionIn(root: Element): TextSelection | null {
  const selection = getSelection();
  if (selection === null) return null;
  const anchor = offsetOf(root, selection.anchorNode, selection.anchorOffset);
  const focus = offsetOf(root, selection.focusNode, selection.focusOffset);
  return anchor === null || focus === null ? null : { anchor, focus };
}

/** Selects in the page; does nothing where an end is not laid out now. */
export function select(root: Element, { anchor, focus }: TextSelection): void {
  const from = placeAt(root, anchor);
  const to = placeAt(root, focus);
  if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** Where a caret stands on the screen. */
export function caretRect(root: Element, offset: number): { x: number; y: number; height: number } | null {
  const place = placeAt(root, offset);
  if (place === null) return null;
  const range = document.createRange();
  const after = place.offset < place.node.length;
  range.setStart(place.node, after ? place.offset : Math.max(0, place.offset - 1));
  range.setEnd(place.node, after ? place.offset + 1 : place.offset);
  const rects = [...range.getClientRects()];
  const rect = after ? rects.at(0) : rects.at(-1);
  return rect ? { x: after ? rect.left : rect.right, y: rect.top, height: rect.height } : null;
}
