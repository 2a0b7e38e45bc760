import { describe, expect, it } from 'vitest';
import { commandFor, duplicateKeys } from '../../../../renderer/src/commands/command.ts';
import { readingCommands } from '../../../../renderer/src/features/scoring/readingCommands.ts';
import { createPlayer } from '../../../../renderer/src/player/player.ts';
import { workingWith } from './fixtures.ts';

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const nothing = () => undefined;
const page = { help: nothing, submit: nothing, next: nothing, goTo: nothing, toggleCaptions: nothing };

function commandsWith(letters: readonly string[], readOnly = false) {
  const at = workingWith(letters);
  const player = createPlayer(60_000);
  const ground = { rubric: at.reading.rubric, working: at.working, player: () => player, readOnly, page };
  const commands = readingCommands(ground, (key) => key);
  const press = (code: string) => {
    const stroke = { code, shift: false, alt: false, ctrl: false, repeat: false };
    commandFor(stroke, commands, { kind: 'page' })?.run();
  };
  return { ...at, commands, press };
}

describe('the keys of a reading', () => {
  it('are claimed once each, whatever letters the rubric has', () => {
    for (const letters of [['A', 'B', 'C', 'D'], ['I', 'J', 'K', 'L', 'M', 'O'], alphabet]) {
      expect(duplicateKeys(commandsWith(letters).commands)).toEqual([]);
    }
  });

  it('leave every command a key when all letters pick criteria', () => {
    const without = commandsWith(alphabet).commands.filter(({ keys }) => keys.length === 0);
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('mark a span, ask for its letter, and never guess it', () => {
    const { press, state, criterionIds } = commandsWith(['A', 'B']);
    press('KeyA');
    press('KeyI');
    press('KeyO');
    expect(state().content.annotations).toEqual([]);
    expect(state().draft.kind).toBe('asking');
    press('KeyB');
    expect(state().content.annotations.map((one) => one.criterionIds)).toEqual([[criterionIds[1]]]);
    expect(state().note?.annotationId).toBe(state().content.annotations[0]?.id);
  });

  it('pick a level of the selected criterion by its number, and “no evidence observed” by 0', () => {
    const { press, state, reading } = commandsWith(['A', 'B']);
    press('Digit2');
    expect(state().content.scores).toEqual([]);
    press('KeyB');
    press('Digit2');
    press('Digit0');
    const criterion = reading.rubric.criteria[1];
    const levelId = criterion?.levels[1]?.id;
    expect(state().content.scores).toEqual([
      { criterionId: criterion?.id, levelId, noEvidence: true, rationale: '' },
    ]);
  });

  it('change nothing in a submitted reading', () => {
    const { press, state } = commandsWith(['A'], true);
    for (const code of ['KeyA', 'Digit2', 'Digit0', 'KeyI', 'KeyO', 'KeyM']) press(code);
    expect(state().content).toEqual({ scores: [], annotations: [], flags: [], feedback: '' });
    expect(state().draft.kind).toBe('none');
  });
});
