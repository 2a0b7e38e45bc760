import { expect, it } from 'vitest';
import { pseudonymOf } from '#exchange/rules/naming.ts';

const naming = { scope: 'batch', reader: 'reader', subject: 'submission' };
const context = { secret: 'secret', taken: new Set<string>() };
const subjects = Array.from({ length: 60 }, (_, i) => `subject ${i}`);
const namesWith = (change: Partial<typeof naming>, secret = 'secret') =>
  subjects.map((subject) =>
    pseudonymOf('submission', { ...naming, subject, ...change }, { ...context, secret }),
  );

it('gives a subject the same name every time', () => {
  expect(namesWith({})).toEqual(namesWith({}));
});

it.each([
  ['batch', namesWith({ scope: 'another' })],
  ['reader', namesWith({ reader: 'another' })],
  ['exchange', namesWith({}, 'another secret')],
])('says nothing about the name in another %s', (_, others) => {
  const same = namesWith({}).filter((name, i) => name === others[i]).length;
  // By chance about one name in a hundred is the same.
  expect(same).toBeLessThan(8);
});

it('passes over a name that is taken', () => {
  const first = pseudonymOf('reader', naming, context);
  expect(pseudonymOf('reader', naming, { ...context, taken: new Set([first]) })).not.toBe(first);
});
