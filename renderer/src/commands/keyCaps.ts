import type { KeyStroke } from '#shared/contract/settings.ts';
import { questionMark, slash } from './catalogue.ts';

/** Keys that are called by a name, and not by what they write; the catalogues of words have each. */
export const namedKeys = [
  ...[
    'Space',
    'Enter',
    'Escape',
    'Tab',
    'Backspace',
    'Delete',
    'Insert',
    'Home',
    'End',
    'PageUp',
    'PageDown',
  ],
  ...['Numpad', 'Ctrl', 'Alt', 'Shift'],
] as const;
export type NamedKey = (typeof namedKeys)[number];

/** What the keys of a keyboard write, by where they sit; empty where the browser does not say. */
export type KeyboardLayout = ReadonlyMap<string, string>;

/** How keys are written for one person: the names in their language, the signs on their keyboard. */
export interface KeyLook {
  name(key: NamedKey): string;
  layout: KeyboardLayout;
  mac: boolean;
}

// The signs of a US keyboard, where the layout is not known.
const signs: Readonly<Record<string, string>> = {
  ...{ ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' },
  ...{ BracketLeft: '[', BracketRight: ']', Backslash: '\\', Semicolon: ';', Quote: "'", Backquote: '`' },
  ...{ Comma: ',', Period: '.', Slash: '/', Minus: '-', Equal: '=' },
  ...{ NumpadAdd: '+', NumpadSubtract: '-', NumpadMultiply: '*', NumpadDivide: '/', NumpadDecimal: '.' },
  [questionMark]: '?',
  [slash]: '/',
};

const isNamed = (code: string): code is NamedKey => (namedKeys as readonly string[]).includes(code);

function cap(code: string, { name, layout }: KeyLook): string {
  const numpad = /^Numpad(Enter|[0-9]|\w+)$/.exec(code)?.[1];
  if (numpad !== undefined)
    return `${name('Numpad')} ${signs[code] ?? (isNamed(numpad) ? name(numpad) : numpad)}`;
  if (isNamed(code)) return name(code);
  const typed = layout.get(code);
  if (typed !== undefined && typed.trim() !== '') return typed.toLocaleUpperCase();
  return signs[code] ?? code.replace(/^(Key|Digit)/, '');
}

/** A stroke as it stands on the key caps, one part for each key that is pressed together. */
export function keyCaps({ code, shift, alt, ctrl }: KeyStroke, look: KeyLook): string[] {
  const { mac, name } = look;
  return [
    ...(ctrl ? [mac ? '⌘' : name('Ctrl')] : []),
    ...(alt ? [mac ? '⌥' : name('Alt')] : []),
    ...(shift ? [mac ? '⇧' : name('Shift')] : []),
    cap(code, look),
  ];
}

/** Strokes in the words of `aria-keyshortcuts` (WAI-ARIA 1.2): English names, `+` between, a space between choices. */
export function ariaKeys(strokes: readonly KeyStroke[], look: Pick<KeyLook, 'layout' | 'mac'>): string {
  const plain: KeyLook = { ...look, name: (key) => key };
  return strokes
    .map(({ code, shift, alt, ctrl }) => {
      const held = [ctrl && (look.mac ? 'Meta' : 'Control'), alt && 'Alt', shift && 'Shift'];
      const last = code.startsWith('Arrow') ? code : cap(code, plain).replace(/^Numpad /, '');
      return [...held.filter((one) => one), last === '+' ? 'Plus' : last].join('+');
    })
    .join(' ');
}
