import { useEffect, useLayoutEffect, useRef } from 'react';
import { type Command, commandFor, questionMark, slash } from './command.ts';
import { keyPlace } from './keyPlace.ts';

/** While a dialog is open, its keys are its own. */
function dialogIsOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

/** These are named by what they write: every keyboard has them elsewhere. */
const written: Record<string, string> = { '?': questionMark, '/': slash };

function strokeOf({ key, code, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent) {
  const ctrl = ctrlKey || metaKey;
  const sign = written[key];
  if (sign !== undefined) return { code: sign, shift: false, alt: false, ctrl };
  return { code, shift: shiftKey, alt: altKey, ctrl };
}

function handle(event: KeyboardEvent, commands: readonly Command[]): void {
  if (event.defaultPrevented || event.isComposing || dialogIsOpen()) return;
  const press = { ...strokeOf(event), repeat: event.repeat };
  const command = commandFor(press, commands, keyPlace(event.target));
  if (command === undefined) return;
  event.preventDefault();
  command.run();
}

/** Listens for the keys of these commands while the component is shown. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => handle(event, latest.current);
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
