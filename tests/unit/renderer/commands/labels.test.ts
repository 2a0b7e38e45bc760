import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../renderer/src/commands/catalogue.ts';
import { controlKeys } from '../../../../renderer/src/commands/controlKeys.ts';
import { helpGroups } from '../../../../renderer/src/commands/helpLines.ts';
import { namedKeys } from '../../../../renderer/src/commands/keyCaps.ts';
import { type CommandWords, groupLabel, labelOf } from '../../../../renderer/src/commands/labels.ts';
import { commands as english } from '../../../../renderer/src/i18n/en/commands.ts';
import { commands as spanish } from '../../../../renderer/src/i18n/es/commands.ts';

const wordsIn =
  (language: object): CommandWords =>
  (key, values) => {
    let found: unknown = language;
    for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
    if (typeof found !== 'string') throw new Error(`there are no words for ${key}`);
    return found.replace('{{of}}', values.of ?? '');
  };

describe.each([
  ['English', english],
  ['Spanish', spanish],
])('in %s', (_, language) => {
  const words = wordsIn(language);

  it('every command has a name, and no two have the same', () => {
    const names = catalogue.map(({ id, group }) => `${groupLabel(group, words)}: ${labelOf(id, words)}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('every name in the words is that of a command', () => {
    const known = new Set<string>(catalogue.map(({ id }) => id));
    const named = Object.entries(language.label).flatMap(([area, names]) =>
      Object.keys(names).map((name) => `${area}.${name}`),
    );
    const ofNone = named.filter(
      (name) => !known.has(name) && !known.has(`${name}.A`) && !known.has(`${name}.1`),
    );
    expect(ofNone).toEqual([]);
  });

  it('every line of the help and every named key has words', () => {
    expect(helpGroups(catalogue, words).flatMap(({ lines }) => lines)).not.toEqual([]);
    for (const { id } of controlKeys) expect(words(`control.${id}`, {})).not.toBe('');
    for (const key of namedKeys) expect(words(`key.${key}`, {})).not.toBe('');
  });
});

it('the help says once what a letter or digit does, and by name which criteria there are', () => {
  const criteria = [
    { id: 'score.criterion.A', group: 'score', keys: [{ code: 'KeyA' }], label: 'A Questions' },
    { id: 'score.criterion.B', group: 'score', keys: [{ code: 'KeyB' }], label: 'B Wait time' },
    { id: 'score.level.1', group: 'score', keys: [{ code: 'Digit1' }, { code: 'Numpad1' }] },
    { id: 'score.level.2', group: 'score', keys: [{ code: 'Digit2' }] },
    { id: 'score.level.3', group: 'score', keys: [{ code: 'Digit3' }] },
  ] as const;
  const [group] = helpGroups(criteria, wordsIn(english));
  expect(group?.lines.map(({ label, to }) => [label, to?.code])).toEqual([
    ['A Questions', undefined],
    ['B Wait time', undefined],
    ['Pick the level of this number', 'Digit3'],
  ]);
});
