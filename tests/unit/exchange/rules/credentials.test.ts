import { expect, it } from 'vitest';
import {
  bearerToken,
  newEnrolmentCode,
  newToken,
  sameHash,
  secretHash,
} from '#exchange/rules/credentials.ts';
import { EnrolmentCode } from '#shared/exchange/wire.ts';

it('makes codes in the form that people are told, each another', () => {
  const codes = Array.from({ length: 200 }, newEnrolmentCode);
  for (const code of codes) expect(EnrolmentCode.parse(code)).toBe(code);
  expect(new Set(codes).size).toBe(200);
});

it('takes a code as people type it', () => {
  expect(EnrolmentCode.parse(' abcd-efgh-jkmn-pqrs ')).toBe('ABCD-EFGH-JKMN-PQRS');
});

it('knows a hash again, and no other', () => {
  const hash = secretHash(newToken());
  expect(sameHash(hash, hash)).toBe(true);
  expect(sameHash(hash, secretHash('another'))).toBe(false);
  expect(sameHash(hash, hash.slice(1))).toBe(false);
});

it('finds a token in a bearer header and in nothing else', () => {
  const token = newToken();
  expect(bearerToken(`Bearer ${token}`)).toBe(token);
  expect(bearerToken(`bearer ${token}`)).toBe(token);
  for (const header of [undefined, '', 'Bearer', 'Bearer short', `Basic ${token}`, `Bearer ${token} x`]) {
    expect(bearerToken(header)).toBeUndefined();
  }
});
