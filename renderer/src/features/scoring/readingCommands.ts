import { scoreOf } from '#shared/domain/change.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { criterionOf } from '#shared/domain/rubric.ts';
import { type Command, type KeyStroke, questionMark } from '../../commands/command.ts';
import type { Player } from '../../player/player.ts';
import { levelFor, levelNumber } from './levels.ts';
import type { Mark } from './spanDraft.ts';
import type { Working } from './working.ts';

/** What the commands of a reading act on. */
export interface ReadingGround {
  rubric: Rubric;
  working: Working;
  /** The recording on screen, if it is one. */
  player: () => Player | null;
  /** Submitted readings are looked at, not changed. */
  readOnly: boolean;
  page: {
    help(): void;
    submit(): void;
    next(): void;
    goTo(): void;
    toggleCaptions(): void;
  };
}

export type CommandWords = (key: `command.${string}`, values?: Record<string, string | number>) => string;

const key = (code: string): KeyStroke => ({ code });
const shifted = (code: string): KeyStroke => ({ code, shift: true });
const digitKeys = (digit: number): KeyStroke[] => [key(`Digit${digit}`), key(`Numpad${digit}`)];

/** A letter that picks a criterion does nothing else: every command has a key that is no letter. */
export function yieldLetters(commands: readonly Command[], letters: readonly string[]): Command[] {
  const taken = new Set(letters.map((letter) => `Key${letter}`));
  const yields = ({ code, shift, alt, ctrl }: KeyStroke) => !shift && !alt && !ctrl && taken.has(code);
  return commands.map((command) => ({ ...command, keys: command.keys.filter((stroke) => !yields(stroke)) }));
}

function playCommands({ player, page }: ReadingGround, words: CommandWords): Command[] {
  const group = words('command.groupPlay');
  const playing = (id: string, keys: KeyStroke[], act: (player: Player) => void): Command => ({
    id,
    label: words(`command.${id}`),
    group,
    keys,
    repeats: id !== 'play',
    when: () => player() !== null,
    run: () => {
      const now = player();
      if (now !== null) act(now);
    },
  });
  const shift = (ms: number) => (now: Player) => now.seek(now.position() + ms);
  return [
    playing('play', [key('Space'), key('KeyK')], (now) => now.toggle()),
    playing('slower', [key('Minus'), key('KeyJ')], (now) => now.changeSpeed(-1)),
    playing('faster', [key('Equal'), key('KeyL')], (now) => now.changeSpeed(1)),
    playing('back1', [key('ArrowLeft')], shift(-1_000)),
    playing('forward1', [key('ArrowRight')], shift(1_000)),
    playing('back5', [shifted('ArrowLeft')], shift(-5_000)),
    playing('forward5', [shifted('ArrowRight')], shift(5_000)),
    playing('frameBack', [key('Comma')], (now) => now.stepFrame(-1)),
    playing('frameForward', [key('Period')], (now) => now.stepFrame(1)),
    { ...playing('goTo', [shifted('KeyG')], page.goTo), repeats: false },
    { ...playing('captions', [shifted('KeyC')], page.toggleCaptions), repeats: false },
  ];
}

function markCommands({ player, working, readOnly }: ReadingGround, words: CommandWords): Command[] {
  const group = words('command.groupMark');
  const state = working.store.getState;
  const marking = (id: string, keys: KeyStroke[], act: (mark: Mark) => void): Command => ({
    id,
    label: words(`command.${id}`),
    group,
    keys,
    when: () => !readOnly && player() !== null,
    run: () => {
      const { evidenceId } = state();
      const ms = player()?.position();
      if (evidenceId !== null && ms !== undefined) act({ evidenceId, ms });
    },
  });
  return [
    marking('markIn', [key('BracketLeft'), key('KeyI')], working.markIn),
    marking('markOut', [key('BracketRight'), key('KeyO')], working.markOut),
    marking('moment', [key('Backslash'), key('KeyM')], working.markMoment),
    {
      id: 'dropDraft',
      label: words('command.dropDraft'),
      group,
      keys: [key('Escape')],
      when: () => state().draft.kind !== 'none',
      run: working.dropDraft,
    },
  ];
}

function scoreCommands({ rubric, working, readOnly }: ReadingGround, words: CommandWords): Command[] {
  const group = words('command.groupScore');
  const selected = () => criterionOf(rubric, working.store.getState().criterionId ?? '');
  const letters = rubric.criteria.map(
    (criterion): Command => ({
      id: `criterion${criterion.letter}`,
      label: words('command.criterion', { letter: criterion.letter, name: criterion.name }),
      group,
      keys: [key(`Key${criterion.letter}`)],
      run: () => working.pickCriterion(criterion.id),
    }),
  );
  const most = Math.max(...rubric.criteria.flatMap((c) => c.levels.map((level) => levelNumber(c, level))));
  const canScore = () =>
    !readOnly && selected() !== undefined && working.store.getState().draft.kind !== 'asking';
  const levels = Array.from({ length: Math.min(most, 9) }, (_, index): Command => {
    const digit = index + 1;
    const level = () => {
      const criterion = selected();
      return criterion && levelFor(criterion, digit);
    };
    return {
      id: `level${digit}`,
      label: words('command.level', { number: digit }),
      group,
      keys: digitKeys(digit),
      when: () => canScore() && level() !== undefined,
      run: () => {
        const [criterion, chosen] = [selected(), level()];
        if (criterion && chosen) working.setLevel(criterion.id, chosen.id);
      },
    };
  });
  const noEvidence: Command = {
    id: 'noEvidence',
    label: words('command.noEvidence'),
    group,
    keys: digitKeys(0),
    when: canScore,
    run: () => {
      const criterion = selected();
      if (!criterion) return;
      const { noEvidence: before } = scoreOf(working.store.getState().content, criterion.id);
      working.setNoEvidence(criterion.id, !before);
    },
  };
  return [...letters, ...levels, noEvidence];
}

function pageCommands({ page, readOnly }: ReadingGround, words: CommandWords): Command[] {
  const group = words('command.groupPage');
  const label = (id: string) => words(`command.${id}`);
  const submit: Command = {
    id: 'submit',
    label: label('submit'),
    group,
    keys: [{ code: 'Enter', ctrl: true }],
    inFields: true,
    when: () => !readOnly,
    run: page.submit,
  };
  return [
    submit,
    { id: 'next', label: label('next'), group, keys: [shifted('KeyN')], run: page.next },
    { id: 'help', label: label('help'), group, keys: [key(questionMark), key('F1')], run: page.help },
  ];
}

/** Every action of the reading, in the order of the help. */
export function readingCommands(ground: ReadingGround, words: CommandWords): Command[] {
  const letters = ground.rubric.criteria.map(({ letter }) => letter);
  const free = [
    ...playCommands(ground, words),
    ...markCommands(ground, words),
    ...pageCommands(ground, words),
  ];
  return [...yieldLetters(free, letters), ...scoreCommands(ground, words)];
}
