import { describe, expect, it } from 'vitest';
import { isRouteName, routes } from '#shared/contract/registry.ts';

describe('the contract', () => {
  it('names every route capability.verb', () => {
    for (const name of Object.keys(routes)) expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
  });

  it('refuses an unknown field in every input', () => {
    for (const [name, route] of Object.entries(routes)) {
      const parsed = route.input.safeParse({ unexpected: 1 });
      expect(
        parsed.error?.issues.some((i) => i.code === 'unrecognized_keys'),
        name,
      ).toBe(true);
    }
  });

  it('knows only its own names', () => {
    expect(['queue.list', 'toString', '__proto__', 7].map(isRouteName)).toEqual([true, false, false, false]);
  });
});
