import { describe, expect, it } from 'vitest';
import { bindingsOf } from '../../../../renderer/src/commands/bindings.ts';
import {
  clashesIn,
  conflictsIn,
  judge,
  withKeys,
  withKeysMoved,
  withOwnKept,
  withoutClashes,
} from '../../../../renderer/src/commands/keyConflicts.ts';
import type { KeyMap } from '../../../../shared/contract/settings.ts';

const plain: KeyMap = { preset: 'rangefinder', own: {} };
const key = (code: string) => ({ code });

describe('a key that a person wants for a command', () => {
  it('is free where nothing else has it', () => {
    expect(judge(plain, 'play.toggle', key('F8'))).toEqual({ kind: 'free' });
  });

  it('is taken where another command of the same place has it', () => {
    expect(judge(plain, 'play.toggle', key('KeyJ'))).toEqual({ kind: 'taken', by: ['play.shuttleBack'] });
    expect(judge(plain, 'queue.search', { code: 'KeyK', ctrl: true })).toEqual({
      kind: 'taken',
      by: ['app.palette'],
    });
  });

  it('may mean another thing in another place', () => {
    expect(judge(plain, 'queue.search', key('KeyJ')).kind).toBe('free');
  });

  it('cannot be what always means a level or an item', () => {
    expect(judge(plain, 'play.toggle', key('Digit3'))).toEqual({ kind: 'fixed', by: ['score.level.3'] });
  });

  it('may be a letter, which a rubric with that criterion takes back', () => {
    expect(judge(plain, 'play.toggle', key('KeyP'))).toEqual({ kind: 'yields', to: 'score.criterion.P' });
  });

  it('cannot be one that edits text, moves the focus or is the browser’s', () => {
    for (const stroke of [key('Tab'), { code: 'KeyC', ctrl: true }, { code: 'Equal', ctrl: true }])
      expect(judge(plain, 'play.toggle', stroke).kind).toBe('kept');
  });
});

describe('a key map', () => {
  it('moves a key from the command that has it', () => {
    const moved = withKeysMoved(plain, 'play.toggle', [key('KeyJ')]);
    expect(moved.own).toEqual({
      'play.shuttleBack': [{ code: 'KeyJ', alt: true, shift: true }],
      'play.toggle': [key('KeyJ')],
    });
    expect(conflictsIn(bindingsOf(moved))).toEqual([]);
  });

  it('keeps nothing of a command that has the keys of the preset again', () => {
    const changed = withKeys(plain, 'play.toggle', [key('F8')]);
    expect(changed.own).toEqual({ 'play.toggle': [key('F8')] });
    expect(withKeys(changed, 'play.toggle', [key('Space')])).toEqual(plain);
  });

  it('finds the person’s own keys that mean something else in another preset, and settles them either way', () => {
    const own: KeyMap = { preset: 'boris', own: { 'span.play': [key('Home')], 'play.mute': [key('F8')] } };
    expect(clashesIn(own).map(({ stroke, ids }) => [stroke.code, [...ids].sort()])).toEqual([
      ['Home', ['play.faster', 'span.play']],
    ]);
    const kept = bindingsOf(withOwnKept(own));
    expect(conflictsIn(kept)).toEqual([]);
    expect(kept.get('span.play')).toEqual([key('Home')]);
    expect(kept.get('play.faster')).toEqual([key('Equal')]);
    const dropped = withoutClashes(own);
    expect(conflictsIn(bindingsOf(dropped))).toEqual([]);
    expect(dropped.own).toEqual({ 'play.mute': [key('F8')] });
  });

  it('whose own keys clash with each other gives them to the first', () => {
    const own: KeyMap = { ...plain, own: { 'play.toggle': [key('F8')], 'play.mute': [key('F8')] } };
    expect(conflictsIn(bindingsOf(withOwnKept(own)))).toEqual([]);
  });
});
