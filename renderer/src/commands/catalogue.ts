import type { KeyStroke } from '#shared/contract/settings.ts';

/** Where a command can be given. */
export type Scope = 'everywhere' | 'queue' | 'desk' | 'comparing' | 'hiding' | 'reading';

/** The heading a command stands under in palette, help and keyboard settings. */
export type Group =
  | 'program'
  | 'queue'
  | 'desk'
  | 'comparing'
  | 'hiding'
  | 'play'
  | 'picture'
  | 'mark'
  | 'span'
  | 'score'
  | 'timeline'
  | 'evidence'
  | 'page';

/** What is fixed about a command: everything but what it does, which is the screen's. */
export interface CommandSpec<Id extends string = CommandId> {
  id: Id;
  scope: Scope;
  group: Group;
  /** Its keys in the Rangefinder preset; the other presets and a person's own keys replace them. */
  keys: readonly KeyStroke[];
  /** Whether its keys also work while text is typed. */
  inFields?: true;
  /** Whether holding the key does it again and again. */
  repeats?: true;
  /** Whether it is told when its key is let go. */
  holds?: true;
}

/** Stands for the key that writes `?`, wherever it is. */
export const questionMark = 'QuestionMark';
/** Stands for the key that writes `/`, wherever it is. */
export const slash = 'WrittenSlash';

const key = (code: string): KeyStroke => ({ code });
const shift = (code: string): KeyStroke => ({ code, shift: true });
const ctrl = (code: string): KeyStroke => ({ code, ctrl: true });
const alt = (code: string): KeyStroke => ({ code, alt: true });
const ctrlShift = (code: string): KeyStroke => ({ code, ctrl: true, shift: true });
const altShift = (code: string): KeyStroke => ({ code, alt: true, shift: true });

type Traits = Pick<CommandSpec<string>, 'inFields' | 'repeats' | 'holds'>;
type Line<Id extends string> = readonly [id: Id, keys: readonly KeyStroke[], traits?: Traits];

function specs<const Id extends string>(
  scope: Scope,
  group: Group,
  lines: readonly Line<Id>[],
): CommandSpec<Id>[] {
  return lines.map(([id, keys, traits]) => ({ id, scope, group, keys, ...traits }));
}

const repeats = { repeats: true } as const;
const inFields = { inFields: true } as const;
const holds = { holds: true } as const;

const program = specs('everywhere', 'program', [
  ['app.palette', [ctrl('KeyK')], inFields],
  ['app.keys', [key(questionMark), key('F1')]],
  ['app.sheet', [shift('F1')]],
  ['app.queue', [altShift('KeyQ')]],
  ['app.settings', [ctrl('Comma')], inFields],
  ['app.sync', [altShift('KeyS')]],
  ['app.lock', [ctrlShift('KeyL')], inFields],
]);

const queue = specs('queue', 'queue', [
  ['queue.search', [key(slash)]],
  ['queue.rows', [key('ArrowDown'), key('ArrowUp')]],
]);

const desk = specs('desk', 'desk', [['desk.define', [altShift('KeyD')]]]);

const comparing = specs('comparing', 'comparing', [
  ['comparing.look', [shift('KeyO')]],
  ['comparing.first', [shift('Digit1')]],
  ['comparing.second', [shift('Digit2')]],
  ['comparing.takeBack', [key('Backspace')]],
]);

const hiding = specs('hiding', 'hiding', [
  ['hiding.stay', [key('KeyH'), altShift('KeyH')]],
  ['hiding.nextDoubt', [key('KeyF'), altShift('KeyF')]],
  ['hiding.nextName', [key('KeyN'), altShift('KeyN')]],
  ['hiding.silenceName', [key('KeyB'), altShift('KeyB')]],
]);

const play = specs('reading', 'play', [
  ['play.toggle', [key('Space')]],
  ['play.shuttleBack', [key('KeyJ'), altShift('KeyJ')]],
  ['play.shuttleStop', [key('KeyK'), altShift('KeyK')]],
  ['play.shuttleForward', [key('KeyL'), altShift('KeyL')]],
  ['play.slower', [key('Minus')], repeats],
  ['play.faster', [key('Equal')], repeats],
  ['play.normalSpeed', [key('Backquote')]],
  ['play.frameBack', [key('Comma')], repeats],
  ['play.frameForward', [key('Period')], repeats],
  ['play.framesBack', [shift('Comma')], repeats],
  ['play.framesForward', [shift('Period')], repeats],
  ['play.back1', [key('ArrowLeft')], repeats],
  ['play.forward1', [key('ArrowRight')], repeats],
  ['play.back5', [shift('ArrowLeft')], repeats],
  ['play.forward5', [shift('ArrowRight')], repeats],
  ['play.back10', [ctrl('ArrowLeft')], repeats],
  ['play.forward10', [ctrl('ArrowRight')], repeats],
  ['play.start', [key('Home')]],
  ['play.end', [key('End')]],
  ['play.goTo', [shift('KeyG')]],
  ['play.loop', [shift('KeyL')]],
  ['play.loopFromHere', [shift('BracketLeft')]],
  ['play.loopToHere', [shift('BracketRight')]],
  ['play.captions', [shift('KeyC')]],
  ['play.mute', [shift('KeyM')]],
  ['play.louder', [ctrl('ArrowUp')], repeats],
  ['play.quieter', [ctrl('ArrowDown')], repeats],
  ['play.pair', [shift('KeyP')]],
  ['play.pairAlign', [alt('Backslash')]],
  ['play.pairEarlier', [alt('Comma')], repeats],
  ['play.pairLater', [alt('Period')], repeats],
]);

const picture = specs('reading', 'picture', [
  ['picture.brighter', [alt('ArrowUp')], repeats],
  ['picture.darker', [alt('ArrowDown')], repeats],
  ['picture.moreContrast', [alt('PageUp')], repeats],
  ['picture.lessContrast', [alt('PageDown')], repeats],
  ['picture.zoomIn', [shift('Equal')], repeats],
  ['picture.zoomOut', [shift('Minus')], repeats],
  ['picture.panLeft', [altShift('ArrowLeft')], repeats],
  ['picture.panRight', [altShift('ArrowRight')], repeats],
  ['picture.panUp', [altShift('ArrowUp')], repeats],
  ['picture.panDown', [altShift('ArrowDown')], repeats],
  ['picture.reset', [shift('Digit0')]],
  ['picture.window', [shift('KeyW')]],
]);

const mark = specs('reading', 'mark', [
  ['mark.in', [key('BracketLeft'), key('KeyI')]],
  ['mark.out', [key('BracketRight'), key('KeyO')]],
  ['mark.moment', [key('Backslash'), key('KeyM')], holds],
  ['mark.span', [key('Semicolon'), key('KeyS')], holds],
  ['mark.note', [key('Quote'), key('KeyN')]],
  ['mark.region', [shift('Backslash'), key('KeyR')]],
  ['mark.drop', [key('Escape')]],
]);

const span = specs('reading', 'span', [
  ['span.next', [key('PageDown')], repeats],
  ['span.previous', [key('PageUp')], repeats],
  ['span.play', [shift('Space')]],
  ['span.edit', [key('Enter')]],
  ['span.remove', [key('Delete')]],
  ['span.startHere', [ctrl('BracketLeft')]],
  ['span.endHere', [ctrl('BracketRight')]],
  ['span.startEarlier', [alt('BracketLeft')], repeats],
  ['span.startLater', [altShift('BracketLeft')], repeats],
  ['span.endEarlier', [altShift('BracketRight')], repeats],
  ['span.endLater', [alt('BracketRight')], repeats],
  ['span.earlier', [alt('Minus')], repeats],
  ['span.later', [alt('Equal')], repeats],
]);

const score = specs('reading', 'score', [
  ['score.noEvidence', [key('Digit0'), key('Numpad0')]],
  ['score.rationale', [shift('KeyR')]],
  ['score.feedback', [shift('KeyF')]],
  ['score.comments', [shift('KeyB')]],
  ['score.flags', [shift('KeyX')]],
]);

const timeline = specs('reading', 'timeline', [
  ['timeline.zoomIn', [key('ArrowUp')], repeats],
  ['timeline.zoomOut', [key('ArrowDown')], repeats],
  ['timeline.zoomToSpan', [shift('ArrowUp')]],
  ['timeline.fit', [shift('ArrowDown')]],
]);

const evidence = specs('reading', 'evidence', [
  ['evidence.next', [shift('PageDown')]],
  ['evidence.previous', [shift('PageUp')]],
  ['evidence.nextPage', [ctrlShift('ArrowRight')], repeats],
  ['evidence.previousPage', [ctrlShift('ArrowLeft')], repeats],
]);

const page = specs('reading', 'page', [
  ['page.undo', [ctrl('KeyZ')], { inFields: true, repeats: true }],
  ['page.redo', [ctrlShift('KeyZ'), ctrl('KeyY')], { inFields: true, repeats: true }],
  ['page.submit', [ctrl('Enter')], inFields],
  ['page.next', [shift('KeyN')]],
  ['page.session', [shift('KeyS')]],
  ['page.night', [shift('KeyT')]],
  ['page.foldRubric', [shift('KeyE')]],
  ['page.foldSpans', [shift('KeyA')]],
  ['page.foldTimeline', [shift('KeyD')]],
]);

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as Letter[];
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

type Letter =
  | ('A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M')
  | ('N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z');
type Digit = (typeof digits)[number];

/**
 * Commands that exist once for each letter or digit: their keys are what they mean, so they cannot be changed.
 * `score.criterion.A` picks a criterion, `score.level.3` a level, `span.link.A` links the selected span to a criterion
 * and back, `span.level.3` gives it a level of its own, `evidence.show.1` shows an item.
 */
const families: readonly CommandSpec<FixedId>[] = [
  ...specs(
    'reading',
    'score',
    letters.map((letter) => [`score.criterion.${letter}`, [key(`Key${letter}`)]] as const),
  ),
  ...specs(
    'reading',
    'score',
    digits.map((digit) => [`score.level.${digit}`, [key(`Digit${digit}`), key(`Numpad${digit}`)]] as const),
  ),
  ...specs(
    'reading',
    'span',
    letters.map((letter) => [`span.link.${letter}`, [alt(`Key${letter}`)]] as const),
  ),
  ...specs(
    'reading',
    'span',
    digits.map((digit) => [`span.level.${digit}`, [alt(`Digit${digit}`)]] as const),
  ),
  ...specs(
    'reading',
    'evidence',
    digits.map((digit) => [`evidence.show.${digit}`, [altShift(`Digit${digit}`)]] as const),
  ),
];

const changeableByGroup = [
  ...program,
  ...queue,
  ...desk,
  ...comparing,
  ...hiding,
  ...play,
  ...picture,
  ...mark,
  ...span,
  ...score,
  ...timeline,
  ...evidence,
  ...page,
];

/** A command whose keys a person may change. */
export type ChangeableId = (typeof changeableByGroup)[number]['id'];
/** A command whose keys are what it means. */
export type FixedId =
  | `score.criterion.${Letter}`
  | `score.level.${Digit}`
  | `span.link.${Letter}`
  | `span.level.${Digit}`
  | `evidence.show.${Digit}`;
export type CommandId = ChangeableId | FixedId;

/** Every command of the program whose keys a person may change, in the order of the help. */
export const changeable: readonly CommandSpec<ChangeableId>[] = changeableByGroup;

/** Every command of the program. */
export const catalogue: readonly CommandSpec[] = [...changeable, ...families];

/** What a screen does for a command while it is shown. */
export interface CommandRun {
  run(): void;
  /** For commands that hold: the key was let go. */
  release?(heldMs: number): void;
  /** Whether it can be done now; always, where it is missing. */
  when?(): boolean;
  /** What it is called, where the catalogue of words cannot know, such as a criterion's name. */
  label?: string;
}

/** Runs by the id of their command. */
export type CommandRuns = Readonly<Partial<Record<CommandId, CommandRun>>>;
