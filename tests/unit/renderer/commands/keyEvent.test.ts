import { describe, expect, it } from 'vitest';
import { strokeOf } from '../../../../renderer/src/commands/keyEvent.ts';

const pressed = (key: string, code: string, held: Partial<Record<string, boolean>> = {}) =>
  strokeOf({
    key,
    code,
    shiftKey: held.shift ?? false,
    altKey: held.alt ?? false,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    getModifierState: (name) => name === 'AltGraph' && (held.altGr ?? false),
  });

describe('the stroke of a key', () => {
  it('goes by where the key sits, whatever it writes', () => {
    // The key right of P writes ü in Germany, and `[` in the United States.
    expect(pressed('ü', 'BracketLeft')).toEqual({ code: 'BracketLeft' });
    expect(pressed('ц', 'KeyW', { shift: true })).toEqual({ code: 'KeyW', shift: true });
  });

  it('goes by what is written for ? and /, with whatever they are written', () => {
    expect(pressed('?', 'Minus', { shift: true })).toEqual({ code: 'QuestionMark' });
    expect(pressed('/', 'Digit7', { shift: true })).toEqual({ code: 'WrittenSlash' });
    expect(pressed('?', 'KeyW', { ctrl: true, alt: true, altGr: true })).toEqual({ code: 'QuestionMark' });
  });

  it('takes Command for Ctrl', () => {
    expect(pressed('k', 'KeyK', { meta: true })).toEqual({ code: 'KeyK', ctrl: true });
  });

  it('is none where AltGr writes, though Windows reports Ctrl and Alt', () => {
    expect(pressed('{', 'Digit7', { ctrl: true, alt: true, altGr: true })).toBeNull();
  });

  it('is none for a key that is only held beside others', () => {
    expect(pressed('Shift', 'ShiftLeft', { shift: true })).toBeNull();
    expect(pressed('Meta', 'MetaLeft', { meta: true })).toBeNull();
  });
});
