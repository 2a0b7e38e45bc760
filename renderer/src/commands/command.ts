import type { KeyPlace } from './keyPlace.ts';

/** A key as it sits on the keyboard (`KeyboardEvent.code`), with what is held beside it. */
export interface KeyStroke {
  code: string;
  shift?: boolean;
  alt?: boolean;
  /** Control, or Command on a Mac. */
  ctrl?: boolean;
}

/** One thing a person can do: the keyboard, buttons and help all derive from it. */
export interface Command {
  id: string;
  label: string;
  /** The heading it stands under in the help. */
  group: string;
  keys: readonly KeyStroke[];
  /** Whether it can be done now; always, where it is missing. */
  when?: () => boolean;
  /** Whether its keys also work while text is typed. */
  inFields?: boolean;
  /** Whether holding the key does it again and again. */
  repeats?: boolean;
  run: () => void;
}

export interface KeyPress extends Required<KeyStroke> {
  repeat: boolean;
}

const keyName = ({ code, shift = false, alt = false, ctrl = false }: KeyStroke): string =>
  `${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${code}`;

/** The command that a key press means here and now. */
export function commandFor(
  press: KeyPress,
  commands: readonly Command[],
  place: KeyPlace,
): Command | undefined {
  if (place.kind === 'control' && place.owns.includes(press.code)) return undefined;
  const wanted = keyName(press);
  return commands.find(
    ({ keys, when, inFields = false, repeats = false }) =>
      (place.kind !== 'field' || inFields) &&
      (!press.repeat || repeats) &&
      keys.some((key) => keyName(key) === wanted) &&
      (when === undefined || when()),
  );
}

/** Keys that more than one command claims, each with the ids that do. */
export function duplicateKeys(commands: readonly Command[]): { key: string; ids: string[] }[] {
  const claims = new Map<string, string[]>();
  for (const { id, keys } of commands) {
    for (const key of keys) claims.set(keyName(key), [...(claims.get(keyName(key)) ?? []), id]);
  }
  return [...claims].filter(([, ids]) => ids.length > 1).map(([key, ids]) => ({ key, ids }));
}

/** Stands for the key that writes `?`, wherever it is. */
export const questionMark = 'QuestionMark';
/** Stands for the key that writes `/`, wherever it is. */
export const slash = 'WrittenSlash';

const shownCodes: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  Minus: '−',
  Equal: '+',
  [questionMark]: '?',
  [slash]: '/',
  Escape: 'Esc',
};

/** A key as the help shows it, one part per key cap. */
export function keyCaps({ code, shift = false, alt = false, ctrl = false }: KeyStroke): string[] {
  const cap = shownCodes[code] ?? code.replace(/^(Key|Digit|Numpad)/, '');
  return [...(ctrl ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), cap];
}
