import { expect, it } from 'vitest';
import { ariaKeys, type KeyLook, keyCaps } from '../../../../renderer/src/commands/keyCaps.ts';

const look = (part: Partial<KeyLook> = {}): KeyLook => ({
  name: (key) => key,
  layout: new Map(),
  mac: false,
  ...part,
});

it('shows keys as they are printed', () => {
  expect(keyCaps({ code: 'KeyN', shift: true }, look())).toEqual(['Shift', 'N']);
  expect(keyCaps({ code: 'BracketLeft' }, look())).toEqual(['[']);
  expect(keyCaps({ code: 'Numpad7' }, look())).toEqual(['Numpad 7']);
  expect(keyCaps({ code: 'QuestionMark' }, look())).toEqual(['?']);
});

it('shows what the person’s own keyboard writes there', () => {
  const german = look({
    layout: new Map([
      ['BracketLeft', 'ü'],
      ['KeyY', 'z'],
    ]),
  });
  expect(keyCaps({ code: 'BracketLeft' }, german)).toEqual(['Ü']);
  expect(keyCaps({ code: 'KeyY', ctrl: true }, german)).toEqual(['Ctrl', 'Z']);
});

it('names keys in the person’s language, and as a Mac does', () => {
  expect(keyCaps({ code: 'Space' }, look({ name: () => 'Espacio' }))).toEqual(['Espacio']);
  expect(keyCaps({ code: 'KeyZ', ctrl: true, shift: true }, look({ mac: true }))).toEqual(['⌘', '⇧', 'Z']);
});

it('tells a screen reader every key in the words of WAI-ARIA', () => {
  const keys = [{ code: 'KeyG', ctrl: true, shift: true }, { code: 'ArrowLeft' }, { code: 'NumpadAdd' }];
  expect(ariaKeys(keys, look())).toBe('Control+Shift+G ArrowLeft Plus');
});
