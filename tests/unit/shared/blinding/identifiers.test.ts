import { describe, expect, test } from 'vitest';
import { IdentifierListError, readIdentifiers } from '#shared/blinding/identifiers.ts';

describe('a list of identifiers', () => {
  test('has one to a line; empty lines and remarks say nothing, and each counts once', () => {
    const list =
      '\uFEFF# of submission 12\r\nJordan Rivera\r\n\r\n  Lincoln   Middle School \njordan rivera\n';
    expect(readIdentifiers(list).all).toEqual(['Jordan Rivera', 'Lincoln Middle School']);
  });

  test.each([
    ['', 'empty'],
    ['# nothing\n\n', 'empty'],
    ['Jordan\n-\n', 'Line 2'],
    [`Jordan\n${'x'.repeat(201)}\n`, 'Line 2'],
    [Array.from({ length: 5_001 }, (_, i) => `name ${i}`).join('\n'), '5000'],
  ])('that cannot be used is refused with the reason (%#)', (list, reason) => {
    expect(() => readIdentifiers(list)).toThrow(IdentifierListError);
    expect(() => readIdentifiers(list)).toThrow(reason);
  });
});
