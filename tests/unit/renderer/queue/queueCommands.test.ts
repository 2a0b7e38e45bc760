import { expect, it } from 'vitest';
import { commandFor, duplicateKeys } from '../../../../renderer/src/commands/command.ts';
import { queueCommands } from '../../../../renderer/src/features/queue/queueCommands.ts';

const nothing = () => undefined;
const commands = queueCommands({ search: nothing, help: nothing, toRows: nothing }, (word) => word);
const press = (code: string) => ({ code, shift: false, alt: false, ctrl: false, repeat: false });

it('the queue has one meaning for every key', () => {
  expect(duplicateKeys(commands)).toEqual([]);
});

it('leaves to a row what only a row can do', () => {
  expect(commandFor(press('Enter'), commands, { kind: 'page' })).toBeUndefined();
  expect(commandFor(press('ArrowDown'), commands, { kind: 'page' })?.id).toBe('toRows');
});
