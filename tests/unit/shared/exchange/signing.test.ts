import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashOf } from '#shared/exchange/canonicalJson.ts';
import { newDeviceKeys, signValue, verifyValue } from '#shared/exchange/signing.ts';

const keys = newDeviceKeys();
const json = fc.jsonValue({ noUnicodeString: false });

describe('canonical JSON', () => {
  it('is the text of RFC 8785 for its own example', () => {
    const example = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('does not depend on the order in which fields were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(hashOf(reversed)).toBe(hashOf(value));
      }),
    );
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
    expect(() => canonicalJson({ n: Number.NaN })).toThrow();
  });
});

describe('a signature', () => {
  it('holds for the value it was made over, and for no other', () => {
    fc.assert(
      fc.property(json, json, (value, other) => {
        const signature = signValue(value, keys.privateKey);
        expect(verifyValue(value, signature, keys.publicKey)).toBe(true);
        expect(verifyValue(other, signature, keys.publicKey)).toBe(
          canonicalJson(other) === canonicalJson(value),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('of one device is not another’s', () => {
    const signature = signValue({ level: 3 }, keys.privateKey);
    expect(verifyValue({ level: 3 }, signature, newDeviceKeys().publicKey)).toBe(false);
  });

  it('is false, not an exception, for a key or signature that cannot be read', () => {
    expect(verifyValue({}, 'x', keys.publicKey)).toBe(false);
    expect(verifyValue({}, signValue({}, keys.privateKey), 'not a key')).toBe(false);
  });
});
