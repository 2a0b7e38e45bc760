import type { KeyPlace } from './command.ts';

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
const textless = new Set(['checkbox', 'radio', 'range', 'button', 'submit', 'reset', 'file', 'color']);

function isField(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !textless.has(element.type);
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return element instanceof HTMLElement && element.isContentEditable;
}

/**
 * What the keys mean where a key was pressed. An element marked `data-keys="page"` leaves every key to the page that
 * it has not handled itself.
 */
export function keyPlace(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return { kind: 'page' };
  if (isField(target)) return { kind: 'field' };
  if (target.closest('[data-keys="page"]')) return { kind: 'page' };
  const role = target.getAttribute('role');
  if (role === 'tab') return { kind: 'control', owns: ['Space', 'Enter', ...arrows] };
  if (role === 'slider') return { kind: 'control', owns: arrows };
  if (target.closest('button, a[href], input, summary, [role="menuitem"]'))
    return { kind: 'control', owns: ['Space', 'Enter'] };
  return { kind: 'page' };
}
