import { describe, expect, it } from 'vitest';
import {
  type Command,
  commandFor,
  duplicateKeys,
  keyCaps,
} from '../../../../renderer/src/commands/command.ts';

const command = (id: string, part: Partial<Command>): Command => ({
  id,
  label: id,
  group: '',
  keys: [],
  run: () => undefined,
  ...part,
});
const press = (code: string, part = {}) => ({
  code,
  shift: false,
  alt: false,
  ctrl: false,
  repeat: false,
  ...part,
});
const page = { kind: 'page' } as const;
const field = { kind: 'field' } as const;

const play = command('play', { keys: [{ code: 'Space' }] });
const submit = command('submit', { keys: [{ code: 'Enter', ctrl: true }], inFields: true });
const back = command('back', { keys: [{ code: 'ArrowLeft' }], repeats: true });
const all = [play, submit, back];

describe('a key', () => {
  it('means its command on the page, and only with exactly what is held beside it', () => {
    expect(commandFor(press('Space'), all, page)?.id).toBe('play');
    expect(commandFor(press('Space', { shift: true }), all, page)).toBeUndefined();
  });

  it('writes in a field, unless the command says otherwise', () => {
    expect(commandFor(press('Space'), all, field)).toBeUndefined();
    expect(commandFor(press('Enter', { ctrl: true }), all, field)?.id).toBe('submit');
  });

  it('belongs to the control that owns it', () => {
    const button = { kind: 'control', owns: ['Space', 'Enter'] } as const;
    expect(commandFor(press('Space'), all, button)).toBeUndefined();
    expect(commandFor(press('ArrowLeft'), all, button)?.id).toBe('back');
  });

  it('held down repeats only what may repeat', () => {
    expect(commandFor(press('Space', { repeat: true }), all, page)).toBeUndefined();
    expect(commandFor(press('ArrowLeft', { repeat: true }), all, page)?.id).toBe('back');
  });

  it('passes over a command that cannot be done now', () => {
    const first = command('first', { keys: [{ code: 'Escape' }], when: () => false });
    const second = command('second', { keys: [{ code: 'Escape' }] });
    expect(commandFor(press('Escape'), [first, second], page)?.id).toBe('second');
  });
});

it('finds the keys that two commands claim', () => {
  const other = command('other', { keys: [{ code: 'Space' }] });
  expect(duplicateKeys([...all, other])).toEqual([{ key: 'Space', ids: ['play', 'other'] }]);
  expect(duplicateKeys(all)).toEqual([]);
});

it('shows keys as they are printed', () => {
  expect(keyCaps({ code: 'KeyN', shift: true })).toEqual(['Shift', 'N']);
  expect(keyCaps({ code: 'BracketLeft' })).toEqual(['[']);
});
