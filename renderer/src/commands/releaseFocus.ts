import type { MouseEvent } from 'react';

/** Hands the keyboard back to the page, so that single keys work again. */
export function releaseFocus(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** For `onMouseDown`: a click on a control does not take the keyboard away from the page; Tab still can. */
export function keepKeysOnPage(event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || target.closest('button, label, input[type="checkbox"]') === null)
    return;
  event.preventDefault();
  releaseFocus();
}
