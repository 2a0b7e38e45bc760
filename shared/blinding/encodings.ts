import { lettersOf, onlyAsWord } from './identifiers.ts';
import { spellingsOf } from './spellings.ts';

/** Bytes that tell an identifier. */
export interface Pattern {
  /** Its place in the list of identifiers. */
  identifier: number;
  encoding: Encoding;
  bytes: Uint8Array;
  /** Bytes of one letter where it counts only as a whole word; 0 where it counts anywhere. */
  letterBytes: 0 | 1 | 2;
}

/** Every encoding that is looked for. */
export const encodings = [
  'UTF-8',
  'UTF-16LE',
  'UTF-16BE',
  'Latin-1',
  'base64',
  'base64 of UTF-16LE',
  'hexadecimal',
  'percent-encoded',
  'escaped for JSON',
  'escaped for HTML',
  'quoted-printable',
] as const;
export type Encoding = (typeof encodings)[number];

const utf8 = new TextEncoder();
const ascii = (text: string) => utf8.encode(text);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return bytes;
}

function latin1(text: string): Uint8Array | undefined {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  return codes.every((code) => code < 256) ? Uint8Array.from(codes) : undefined;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Fewer letters of base64 stand in any picture written in it. */
const fewestLetters = 6;

/**
 * The letters of base64 (RFC 4648) that depend on these bytes alone, when `before` bytes of a group of three come
 * before them.
 */
function base64Within(bytes: Uint8Array, before: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const skip = (6 - ((before * 8) % 6)) % 6;
  let text = '';
  for (let at = skip; at + 6 <= bits.length; at += 6)
    text += letters[Number.parseInt(bits.slice(at, at + 6), 2)] ?? '';
  return text;
}

/** By itself, and within a longer text at each of three places; in the alphabet for addresses too. */
function base64Of(bytes: Uint8Array): string[] {
  const alone = btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
  const written = [alone, ...[0, 1, 2].map((before) => base64Within(bytes, before))];
  return [...written, ...written.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))].filter(
    (text) => text.length >= fewestLetters,
  );
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function percent(text: string): string[] {
  const encoded = encodeURIComponent(text);
  return [encoded, encoded.replaceAll('%20', '+'), encoded.replace(/%../g, (byte) => byte.toLowerCase())];
}

function forJson(text: string): string[] {
  const escaped = (upper: boolean) =>
    text.replace(/[^\x20-\x7e]/gu, (letter) =>
      Array.from({ length: letter.length }, (_, at) => {
        const code = letter.charCodeAt(at).toString(16).padStart(4, '0');
        return `\\u${upper ? code.toUpperCase() : code}`;
      }).join(''),
    );
  return [escaped(false), escaped(true)];
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function forHtml(text: string): string[] {
  const markup = text.replace(/[&<>"']/g, (letter) => named[letter] ?? letter);
  const number = (base: 10 | 16) =>
    markup.replace(/[^\x20-\x7e]/gu, (letter) => {
      const code = (letter.codePointAt(0) ?? 0).toString(base);
      return `&#${base === 16 ? 'x' : ''}${code};`;
    });
  return [markup, number(10), number(16)];
}

function quotedPrintable(text: string): string {
  return [...utf8.encode(text)]
    .map((byte) =>
      byte >= 32 && byte < 127 && byte !== 61
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
}

type Written = [Encoding, Uint8Array];

function writtenOf(spelling: string): Written[] {
  const plain = utf8.encode(spelling);
  const little = utf16(spelling, true);
  const western = latin1(spelling);
  return [
    ['UTF-8', plain],
    ['UTF-16LE', little],
    ['UTF-16BE', utf16(spelling, false)],
    ...(western ? [['Latin-1', western] as Written] : []),
    ...base64Of(plain).map((text): Written => ['base64', ascii(text)]),
    ...base64Of(little).map((text): Written => ['base64 of UTF-16LE', ascii(text)]),
    ['hexadecimal', ascii(hex(plain))],
    ['hexadecimal', ascii(hex(plain).toUpperCase())],
    ...percent(spelling).map((text): Written => ['percent-encoded', ascii(text)]),
    ...forJson(spelling).map((text): Written => ['escaped for JSON', ascii(text)]),
    ...forHtml(spelling).map((text): Written => ['escaped for HTML', ascii(text)]),
    ['quoted-printable', ascii(quotedPrintable(spelling))],
  ];
}

/** A short identifier is looked for only where it can be told from chance, as a word of a text. */
const asWord: ReadonlySet<Encoding> = new Set(['UTF-8', 'UTF-16LE', 'UTF-16BE', 'Latin-1']);

function patternsOfSpelling(spelling: string, identifier: number): Pattern[] {
  if (lettersOf(spelling) < 2) return [];
  const short = onlyAsWord(spelling);
  return writtenOf(spelling)
    .filter(([encoding]) => !short || asWord.has(encoding))
    .map(([encoding, bytes]) => {
      const size = encoding.startsWith('UTF-16') ? 2 : 1;
      return { identifier, encoding, bytes, letterBytes: short ? size : 0 };
    });
}

/**
 * @param identifiers as `readIdentifiers` gives them
 * @returns every sequence of bytes to look for, each once, under the first identifier and encoding that has it
 */
export function patternsOf(identifiers: readonly string[]): Pattern[] {
  const all = identifiers.flatMap((text, identifier) =>
    spellingsOf(text).flatMap((spelling) => patternsOfSpelling(spelling, identifier)),
  );
  const patterns = new Map<string, Pattern>();
  for (const pattern of all) {
    const key = hex(pattern.bytes);
    if (!patterns.has(key)) patterns.set(key, pattern);
  }
  return [...patterns.values()];
}
