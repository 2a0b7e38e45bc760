import { describe, expect, it } from 'vitest';
import { bindingsOf } from '../../../../renderer/src/commands/bindings.ts';
import { changeable } from '../../../../renderer/src/commands/catalogue.ts';
import { conflictsIn, isKept, yieldsTo } from '../../../../renderer/src/commands/keyConflicts.ts';
import { strokeName } from '../../../../renderer/src/commands/keyStroke.ts';
import { KeyMap, keyPresets } from '../../../../shared/contract/settings.ts';

describe.each(keyPresets)('the keys of %s', (preset) => {
  const bindings = bindingsOf({ preset, own: {} });

  it('mean one thing each in one place', () => {
    expect(conflictsIn(bindings)).toEqual([]);
  });

  it('reach every command, also where all letters pick criteria', () => {
    const without = changeable.filter(({ id }) =>
      (bindings.get(id) ?? []).every((stroke) => yieldsTo(bindings, stroke) !== undefined),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('take none that edits text or belongs to the browser', () => {
    expect([...bindings.values()].flat().filter(isKept).map(strokeName)).toEqual([]);
  });

  it('could be kept as a person’s own', () => {
    const own = Object.fromEntries(changeable.map(({ id }) => [id, [...(bindings.get(id) ?? [])]]));
    expect(KeyMap.safeParse({ preset, own }).success).toBe(true);
  });
});

const keysIn = (preset: 'boris' | 'elan', id: (typeof changeable)[number]['id']) =>
  (bindingsOf({ preset, own: {} }).get(id) ?? []).map(strokeName);

it('a BORIS user steps frames by the arrows, and changes speed by Home, End and Backspace', () => {
  expect(keysIn('boris', 'play.toggle')).toContain('Space');
  expect(keysIn('boris', 'play.frameBack')).toContain('ArrowLeft');
  expect(keysIn('boris', 'play.frameForward')).toContain('ArrowRight');
  expect(keysIn('boris', 'play.forward10')).toContain('ArrowUp');
  expect(keysIn('boris', 'play.back10')).toContain('ArrowDown');
  expect(keysIn('boris', 'play.faster')).toContain('Home');
  expect(keysIn('boris', 'play.slower')).toContain('End');
  expect(keysIn('boris', 'play.normalSpeed')).toContain('Backspace');
  expect(keysIn('boris', 'evidence.next')).toContain('PageUp');
});

it('an ELAN user plays by Ctrl+Space, steps frames by Ctrl and arrows, seconds by Shift and arrows', () => {
  expect(keysIn('elan', 'play.toggle')).toContain('Ctrl+Space');
  expect(keysIn('elan', 'span.play')).toContain('Shift+Space');
  expect(keysIn('elan', 'play.frameBack')).toContain('Ctrl+ArrowLeft');
  expect(keysIn('elan', 'play.forward1')).toContain('Shift+ArrowRight');
  expect(keysIn('elan', 'span.next')).toContain('Alt+ArrowRight');
  expect(keysIn('elan', 'mark.note')).toContain('Alt+KeyN');
  expect(keysIn('elan', 'play.start')).toContain('Ctrl+KeyB');
});
