import { expect, it } from 'vitest';
import { readCommand } from '#exchange/cli/options.ts';

it('reads how to run an exchange', () => {
  const args = [
    '--data',
    'd',
    '--port',
    '8080',
    '--seed',
    'sample',
    '--offer',
    'assessor',
    '--exit-with-parent',
  ];
  expect(readCommand(args)).toEqual({
    name: 'serve',
    options: {
      data: 'd',
      port: 8080,
      host: '127.0.0.1',
      seed: 'sample',
      offer: 'assessor',
      'exit-with-parent': true,
    },
  });
});

it('reads for whom a code is, good for three days unless said otherwise', () => {
  expect(readCommand(['enrol', '--role', 'lead', '--data', 'd'])).toEqual({
    name: 'enrol',
    options: { role: 'lead', data: 'd', certified: false, 'expires-in-hours': 72 },
  });
});

it.each([
  [['--port', '1'], /--data/],
  [['--data', 'd', '--port', 'x'], /--port/],
  [['--data', 'd', '--port', '-1'], /--port/],
  [['--data', 'd', '--port', '1', '--database-url', 'mysql://x'], /--database-url/],
  [['enrol', '--data', 'd', '--role', 'boss'], /--role/],
  [['enrol', '--data', 'd', '--role', 'lead', '--expires-in-hours', '0'], /--expires-in-hours/],
  [['stray'], /stray/],
])('says which option of %j is wrong', (args, message) => {
  expect(() => readCommand(args)).toThrow(message);
  expect(() => readCommand(args)).toThrow(expect.objectContaining({ exitCode: 2 }));
});
