import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../renderer/src/commands/catalogue.ts';
import { createCommandBoard } from '../../../../renderer/src/commands/commandBoard.ts';
import type { KeyPlace } from '../../../../renderer/src/commands/keyPlace.ts';

const page: KeyPlace = { kind: 'page' };
const field: KeyPlace = { kind: 'field' };
const button: KeyPlace = { kind: 'control', owns: ['Space', 'Enter'] };
const nothing = () => undefined;

function boardWith(...ids: (typeof catalogue)[number]['id'][]) {
  const board = createCommandBoard();
  board.offer({ runs: Object.fromEntries(ids.map((id) => [id, { run: nothing }])) });
  const means = (code: string, held = {}, place = page, dialog = false) =>
    board.find({ code, ...held }, { place, dialog })?.spec.id;
  return { board, means };
}

describe('a key', () => {
  it('means its command with exactly what is held beside it', () => {
    const { means } = boardWith('play.toggle', 'span.play');
    expect(means('Space')).toBe('play.toggle');
    expect(means('Space', { shift: true })).toBe('span.play');
    expect(means('Space', { ctrl: true })).toBeUndefined();
  });

  it('means nothing while nobody on screen runs its command', () => {
    expect(boardWith('play.toggle').means('KeyJ')).toBeUndefined();
  });

  it('writes in a field, unless the command works there too', () => {
    const { means } = boardWith('play.toggle', 'page.submit');
    expect(means('Space', {}, field)).toBeUndefined();
    expect(means('Enter', { ctrl: true }, field)).toBe('page.submit');
  });

  it('belongs to the control that has it, until Ctrl is held beside it', () => {
    const { means } = boardWith('play.toggle', 'span.edit', 'page.submit');
    expect(means('Space', {}, button)).toBeUndefined();
    expect(means('Enter', {}, button)).toBeUndefined();
    expect(means('Enter', { ctrl: true }, button)).toBe('page.submit');
  });

  it('leaves the page below a dialog alone', () => {
    const { means } = boardWith('play.toggle', 'app.palette');
    expect(means('Space', {}, page, true)).toBeUndefined();
    expect(means('KeyK', { ctrl: true }, page, true)).toBe('app.palette');
  });

  it('passes over a command that cannot be done now', () => {
    const { board, means } = boardWith('play.toggle');
    board.offer({ runs: { 'play.toggle': { run: nothing, when: () => false } } });
    expect(means('Space')).toBeUndefined();
    expect(board.run('play.toggle')).toBe(false);
  });
});

describe('a command', () => {
  it('is run by what was mounted last, and by the one below once that is gone', () => {
    const done: string[] = [];
    const board = createCommandBoard();
    board.offer({ runs: { 'page.undo': { run: () => done.push('reading') } } });
    const takeBack = board.offer({ runs: { 'page.undo': { run: () => done.push('panel') } } });
    board.run('page.undo');
    takeBack();
    board.run('page.undo');
    expect(done).toEqual(['panel', 'reading']);
  });

  it('that is not offered cannot be done', () => {
    expect(createCommandBoard().run('page.undo')).toBe(false);
  });

  it('has the person’s own keys instead of those of the preset', () => {
    const { board, means } = boardWith('play.toggle');
    board.setKeyMap({ preset: 'rangefinder', own: { 'play.toggle': [{ code: 'F8' }] } });
    expect(means('F8')).toBe('play.toggle');
    expect(means('Space')).toBeUndefined();
  });
});

describe('the letter of a criterion', () => {
  it('picks the criterion, and the command that shares it keeps its other key', () => {
    const { means } = boardWith('mark.in', 'score.criterion.I');
    expect(means('KeyI')).toBe('score.criterion.I');
    expect(means('BracketLeft')).toBe('mark.in');
  });

  it('leaves the key to the command where the rubric has no such criterion', () => {
    expect(boardWith('mark.in', 'score.criterion.A').means('KeyI')).toBe('mark.in');
  });

  it('leaves every command a key, even in a rubric with all letters', () => {
    const { board } = boardWith(...catalogue.map(({ id }) => id));
    const without = board.offered().filter(({ keys }) => keys.length === 0);
    expect(without.map(({ spec }) => spec.id)).toEqual([]);
  });
});
