import { describe, expect, it } from 'vitest';
import { normaliseAddress } from '#electron/sync/address.ts';

describe('an exchange’s address', () => {
  it.each([
    ['exchange.example.org', 'https://exchange.example.org'],
    ['  https://Exchange.Example.org/  ', 'https://exchange.example.org'],
    ['https://office.example.org/rangefinder//', 'https://office.example.org/rangefinder'],
    ['https://exchange.example.org:8443?x=1#y', 'https://exchange.example.org:8443'],
    ['http://127.0.0.1:4100', 'http://127.0.0.1:4100'],
    ['http://localhost:4100/', 'http://localhost:4100'],
    ['http://[::1]:4100', 'http://[::1]:4100'],
  ])('%s is understood as %s', (typed, address) => {
    expect(normaliseAddress(typed)).toBe(address);
  });

  it.each([
    'http://exchange.example.org',
    'http://127.0.0.1.example.org',
    'http://localhost.example.org',
    'file:///etc/passwd',
    'javascript://alert(1)',
    'https://name@exchange.example.org',
    'https://',
    '',
    'not an address',
  ])('%j is refused', (typed) => {
    expect(() => normaliseAddress(typed)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'exchange_address' }) }),
    );
  });
});
