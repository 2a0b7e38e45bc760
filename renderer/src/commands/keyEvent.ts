import type { KeyStroke } from '#shared/contract/settings.ts';
import { questionMark, slash } from './catalogue.ts';

/** What of a `KeyboardEvent` names its stroke. */
export type KeyEvent = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'getModifierState'
>;

/** These are named by what they write: every keyboard has them elsewhere. */
const written: Readonly<Record<string, string>> = { '?': questionMark, '/': slash };

/**
 * The stroke of an event, by where the key sits, so that it means the same on every layout; null for a key that is
 * only held beside others, and for what AltGr writes: Windows reports it as Ctrl and Alt together.
 */
export function strokeOf(event: KeyEvent): KeyStroke | null {
  const { key, code, shiftKey, altKey, ctrlKey, metaKey } = event;
  const writes = event.getModifierState('AltGraph');
  const sign = written[key];
  if (sign !== undefined)
    return writes ? { code: sign } : plainly({ code: sign, alt: altKey, ctrl: ctrlKey || metaKey });
  if (writes || code === '' || /^(Shift|Control|Alt|Meta|OS|Fn|CapsLock)/.test(code)) return null;
  return plainly({ code, shift: shiftKey, alt: altKey, ctrl: ctrlKey || metaKey });
}

/** The stroke without what is not held, as it is kept in settings. */
function plainly({ code, shift, alt, ctrl }: KeyStroke): KeyStroke {
  return { code, ...(shift && { shift }), ...(alt && { alt }), ...(ctrl && { ctrl }) };
}
