/** What a file is by its first bytes, as far as they tell. */
export type Nature = 'pdf' | 'archive' | 'gzip' | 'image' | 'heic' | 'oldOffice' | 'recording';

/** Letters at places, all of which must be there. */
type Mark = readonly (readonly [number, string])[];

const marks: readonly (readonly [Nature, Mark])[] = [
  ['archive', [[0, 'PK\u0003\u0004']]],
  ['archive', [[0, 'PK\u0005\u0006']]],
  ['gzip', [[0, '\u001f\u008b']]],
  ['oldOffice', [[0, '\u00d0\u00cf\u0011\u00e0']]],
  ['image', [[0, '\u00ff\u00d8\u00ff']]],
  ['image', [[0, '\u0089PNG\r\n\u001a\n']]],
  ['image', [[0, 'GIF8']]],
  [
    'image',
    [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  ],
  ['image', [[0, 'II*\0']]],
  ['image', [[0, 'MM\0*']]],
  ...['avif', 'avis'].map((brand): [Nature, Mark] => ['image', [[4, `ftyp${brand}`]]]),
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].map((brand): [Nature, Mark] => [
    'heic',
    [[4, `ftyp${brand}`]],
  ]),
  ...['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].map((box): [Nature, Mark] => ['recording', [[4, box]]]),
  ['recording', [[0, '\u001aE\u00df\u00a3']]],
  [
    'recording',
    [
      [0, 'RIFF'],
      [8, 'AVI '],
    ],
  ],
  [
    'recording',
    [
      [0, 'RIFF'],
      [8, 'WAVE'],
    ],
  ],
  ['recording', [[0, 'OggS']]],
  ['recording', [[0, 'fLaC']]],
  ['recording', [[0, 'ID3']]],
  ['recording', [[0, 'FLV']]],
  ['recording', [[0, '0&\u00b2u']]],
  ['recording', [[0, '\0\0\u0001\u00ba']]],
  // A packet of a transport stream, and the next.
  [
    'recording',
    [
      [0, 'G'],
      [188, 'G'],
    ],
  ],
];

/** A PDF may have something before its beginning. */
const pdfWithin = 1_024;

/** @param head the first kilobyte of a file, or more */
export function natureOf(head: Uint8Array): Nature | undefined {
  const letters = Buffer.from(head.subarray(0, pdfWithin)).toString('latin1');
  if (letters.includes('%PDF-')) return 'pdf';
  return marks.find(([, mark]) => mark.every(([at, text]) => letters.startsWith(text, at)))?.[0];
}
