import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pattern, patternsOf } from '#shared/blinding/encodings.ts';
import { type Hit, preparePatterns } from '#shared/blinding/search.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const pattern = (text: string, identifier = 0): Pattern => ({
  identifier,
  encoding: 'UTF-8',
  bytes: bytesOf(text),
  letterBytes: 0,
});

/** Searches bytes that come in pieces of the given sizes. */
function search(patterns: readonly Pattern[], bytes: Uint8Array, sizes: readonly number[] = []): Hit[] {
  const one = preparePatterns(patterns).open();
  const hits: Hit[] = [];
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    one.push(bytes.subarray(at, at + size), (hit) => hits.push(hit));
    at += size;
  }
  one.end((hit) => hits.push(hit));
  return hits;
}

const findsIn = (identifier: string, bytes: Uint8Array) => [
  ...new Set(search(patternsOf([identifier]), bytes).map(({ pattern: { encoding } }) => encoding)),
];

describe('the search through bytes', () => {
  test('finds exactly what comparing every place finds, however the bytes come in pieces', () => {
    const letters = fc.constantFrom('a', 'b', 'c');
    const words = fc.array(fc.array(letters, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 8 });
    const pieces = fc.array(fc.nat(7), { maxLength: 30 });
    fc.assert(
      fc.property(words, fc.array(letters, { maxLength: 200 }), pieces, (wanted, letter, sizes) => {
        const texts = [...new Set(wanted.map((word) => word.join('')))];
        const text = letter.join('');
        const found = search(texts.map(pattern), bytesOf(text), sizes);
        const told = found.map(({ pattern: { identifier }, offset }) => `${offset} ${identifier}`).sort();
        const expected = texts.flatMap((word, index) =>
          Array.from(text, (_, at) => (text.startsWith(word, at) ? `${at} ${index}` : '')).filter(Boolean),
        );
        expect(told).toEqual(expected.sort());
      }),
      { numRuns: 500 },
    );
  });

  test('refuses patterns that would stand everywhere', () => {
    expect(() => preparePatterns([])).toThrow(RangeError);
    expect(() => preparePatterns([pattern('a')])).toThrow(RangeError);
  });

  test.each([
    ['UTF-8', Buffer.from('by Zoë Ámbar, 2026')],
    ['UTF-16LE', Buffer.from('by Zoë Ámbar', 'utf16le')],
    ['UTF-16BE', Buffer.from('by Zoë Ámbar', 'utf16le').swap16()],
    ['Latin-1', Buffer.from('by Zoë Ámbar', 'latin1')],
    ['base64', Buffer.from(Buffer.from('a: Zoë Ámbar').toString('base64'))],
    ['base64', Buffer.from(Buffer.from('ab: Zoë Ámbar!').toString('base64'))],
    ['base64', Buffer.from(Buffer.from('abc: Zoë Ámbar').toString('base64url'))],
    ['base64 of UTF-16LE', Buffer.from(Buffer.from('Zoë Ámbar', 'utf16le').toString('base64'))],
    ['hexadecimal', Buffer.from(Buffer.from('Zoë Ámbar').toString('hex'))],
    ['percent-encoded', Buffer.from(`?by=${encodeURIComponent('Zoë Ámbar')}`)],
    ['percent-encoded', Buffer.from(`?${new URLSearchParams({ by: 'Zoë Ámbar' })}`)],
    ['escaped for JSON', Buffer.from('{"by":"Zo\\u00eb \\u00c1mbar"}')],
    ['escaped for HTML', Buffer.from('<p>Zo&#235; &#193;mbar</p>')],
    ['quoted-printable', Buffer.from('Zo=C3=AB =C3=81mbar')],
  ])('finds a name written in %s', (encoding, bytes) => {
    expect(findsIn('Zoë Ámbar', bytes)).toContain(encoding);
  });

  test.each([
    'ZOË ÁMBAR',
    'zoë ámbar',
    'Zoe Ambar',
    'zoe_ambar',
    'ZoeAmbar',
    'zoe.ambar@school.example',
    'zoe-ambar-lesson.mp4',
    'Zoë Ámbar'.normalize('NFD'),
  ])('finds a name spelt as %s', (spelling) => {
    expect(findsIn('Zoë Ámbar', Buffer.from(`from ${spelling}.`))).toContain('UTF-8');
  });

  test('finds a position and a time in the notations of other programs', () => {
    expect(findsIn('+41.8781-087.6298', Buffer.from('GPSLatitude 41.8781'))).toContain('UTF-8');
    expect(findsIn('+41.8781-087.6298', Buffer.from('GPSLongitude -87.6298'))).toContain('UTF-8');
    expect(findsIn('2026-03-11T09:14:22Z', Buffer.from('DateTimeOriginal 2026:03:11 09:14:22'))).toContain(
      'UTF-8',
    );
    expect(findsIn('2026-03-11T09:14:22Z', Buffer.from('IMG_20260311_091422.jpg'))).toContain('UTF-8');
  });

  test('takes an identifier of two or three letters for found only where it is a whole word', () => {
    expect(findsIn('Li', Buffer.from('asked Li, who'))).toEqual(['UTF-8']);
    expect(findsIn('Li', Buffer.from('Li'))).toEqual(['UTF-8']);
    expect(findsIn('Li', Buffer.from('asked Li, who', 'utf16le'))).toContain('UTF-16LE');
    expect(findsIn('Li', Buffer.from('a Listener; Lively; feLi'))).toEqual([]);
    expect(findsIn('Li', Buffer.from('Listener', 'utf16le'))).toEqual([]);
  });

  test('tells a whole word where the bytes are cut between it and its neighbour', () => {
    const patterns = patternsOf(['Li']);
    expect(search(patterns, Buffer.from('said Li'), [7])).toHaveLength(1);
    expect(search(patterns, Buffer.from('said Lily'), [7])).toHaveLength(0);
    expect(search(patterns, Buffer.from('feLi goes'), [2])).toHaveLength(0);
  });
});
