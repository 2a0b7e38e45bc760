/** Where a key was pressed: on the page, on a control with keys of its own, or in text. */
export type KeyPlace = { kind: 'page' } | { kind: 'control'; owns: readonly string[] } | { kind: 'field' };

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
const textless = new Set(['checkbox', 'radio', 'range', 'button', 'submit', 'reset', 'file', 'color']);

// Elements of a second window are not instances of this window's classes, so they are told apart by what they have.
const isElement = (target: EventTarget | null): target is HTMLElement =>
  target !== null && 'closest' in target && 'tagName' in target;

function isField(element: HTMLElement): boolean {
  if (element.tagName === 'INPUT') return !textless.has((element as HTMLInputElement).type);
  return element.tagName === 'TEXTAREA' || element.tagName === 'SELECT' || element.isContentEditable;
}

/**
 * What the keys mean where a key was pressed. An element marked `data-keys="page"` leaves every key to the page that
 * it has not handled itself.
 */
export function keyPlace(target: EventTarget | null): KeyPlace {
  if (!isElement(target)) return { kind: 'page' };
  if (isField(target)) return { kind: 'field' };
  if (target.closest('[data-keys="page"]')) return { kind: 'page' };
  const role = target.getAttribute('role');
  if (role === 'tab') return { kind: 'control', owns: ['Space', 'Enter', ...arrows] };
  if (role === 'slider') return { kind: 'control', owns: arrows };
  if (target.closest('button, a[href], input, summary, [role="menuitem"]'))
    return { kind: 'control', owns: ['Space', 'Enter'] };
  return { kind: 'page' };
}
