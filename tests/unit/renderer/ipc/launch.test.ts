import { describe, expect, it } from 'vitest';
import { parseLaunch } from '../../../../renderer/src/ipc/launch.ts';

describe('the address a host opens', () => {
  it('carries a token, and the exchange it was started with', () => {
    const hash = '#token=abc&exchange=https%3A%2F%2Fexchange.example.org';
    expect(parseLaunch(hash)).toEqual({ token: 'abc', exchangeUrl: 'https://exchange.example.org' });
  });

  it.each(['', '#', '#/', '#/settings', '#token='])('says nothing in “%s”', (hash) => {
    expect(parseLaunch(hash)).toEqual({ token: null, exchangeUrl: null });
  });
});
