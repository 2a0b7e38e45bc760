import { expect, it } from 'vitest';
import { isUnchanged, requireVersion, tagOf } from '#exchange/rules/versionTag.ts';

it.each(['v3', '"v3"', 'W/"v3"', '"v1", "v3"', '*'])(
  'lets a change for version 3 through with If-Match %s',
  (header) => {
    expect(() => requireVersion(header, 'v3')).not.toThrow();
  },
);

it('refuses a change without a version, or for another', () => {
  expect(() => requireVersion(undefined, 'v3')).toThrow(expect.objectContaining({ code: 'version_missing' }));
  expect(() => requireVersion('"v2"', 'v3')).toThrow(expect.objectContaining({ code: 'version_changed' }));
  expect(() => requireVersion('', 'v3')).toThrow(expect.objectContaining({ code: 'version_changed' }));
});

it('knows its own tag again', () => {
  expect(isUnchanged(tagOf('abc'), 'abc')).toBe(true);
  expect(isUnchanged(tagOf('abc'), 'abd')).toBe(false);
  expect(isUnchanged(undefined, 'abc')).toBe(false);
});
