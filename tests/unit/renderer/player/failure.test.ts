import { expect, it } from 'vitest';
import { failureProblem } from '../../../../renderer/src/player/failure.ts';

it('tells a recording that stopped arriving from one that cannot be decoded or played', () => {
  const told = [2, 3, 4, 0].map((code) => failureProblem(code, (key) => key));
  expect(told.map(({ message }) => message)).toEqual([
    'networkMessage',
    'decodeMessage',
    'unsupportedMessage',
    'unsupportedMessage',
  ]);
});
