/** What stands before the tables of `docs/keyboard.md`. */
export const foreword: readonly string[] = [
  '# The keyboard',
  '',
  'Everything in Rangefinder is a command, and every command can be given by keyboard. <kbd>Ctrl</kbd>+<kbd>K</kbd> finds any of them by words of its name; <kbd>?</kbd> lists those of the page on screen; <kbd>Shift</kbd>+<kbd>F1</kbd> shows them all on a sheet to print. On a Mac, Command stands for Ctrl and Option for Alt.',
  '',
  'This page is written by `npm run keyboard` from the commands themselves.',
  '',
  '## What a key means',
  '',
  '- **A key is a place on the keyboard.** <kbd>[</kbd> is the key right of P whatever it writes on your layout; the program shows what your keyboard has there. Only <kbd>?</kbd> and <kbd>/</kbd> go by what they write.',
  '- **Letters are for criteria.** A letter picks the criterion that bears it, and <kbd>Alt</kbd> with a letter links the selected span to it. Where a rubric has a criterion I, <kbd>I</kbd> picks it, and the command that also has <kbd>I</kbd> is reached by its other key, <kbd>[</kbd>. In a rubric that ends at H, <kbd>I</kbd> marks. Every command that stands on a letter has another key, in every set.',
  '- **What is held counts.** <kbd>Shift</kbd>+<kbd>Space</kbd> is not <kbd>Space</kbd>. What AltGr writes is never a command.',
  '- **While you type,** keys write. Only finding a command, settings, undo, redo and submitting work in a field.',
  '- **While a dialog is open,** the page below it rests: only the commands under “Everywhere” work.',
  '- **A button that has the focus** keeps <kbd>Space</kbd> and <kbd>Enter</kbd>, and a list or a slider its arrows.',
  '- **Held down,** steps of time, speed, zoom and position repeat; the rest is done once.',
  '',
  '## Sets of keys',
  '',
  'Settings, Keyboard offers three sets. BORIS has the keys of its user guide for playing, stepping, jumping and speed. ELAN has those of its annotation mode, and Enter of its segmentation mode; left out are Alt+D, which links to criterion D here, Ctrl with + and −, which enlarge the page, and keys with Ctrl and Alt, which are AltGr on many keyboards. In the tables, “same” stands for the keys of the first. Where Rangefinder runs in a browser, <kbd>Ctrl</kbd>+<kbd>Page up</kbd> and <kbd>Ctrl</kbd>+<kbd>Page down</kbd> turn the browser’s tabs and never reach the page: use the other key.',
  '',
];

/** What stands after the tables. */
export const afterword: readonly string[] = [
  '## Your own keys',
  '',
  'Settings, Keyboard changes any command but those of a letter or number, whose key is what they mean. Press Change, then the key; <kbd>Esc</kbd> leaves it as it is, <kbd>Backspace</kbd> takes the keys away, Add gives one more. A key that already means something else is not taken silently: the program says what it does, and moves it only when you say so. Tab, the keys that copy and paste, and those of the browser and the system cannot be given. Your keys stay when you choose another set; where one of them does something else in that set, you are asked which shall hold.',
  '',
];
