import { type Command, questionMark, slash } from '../../commands/command.ts';

/** What the keys of the queue act on. */
export interface QueueGround {
  search(): void;
  help(): void;
  /** Gives the keyboard to the row it was on last, or the first. */
  toRows(): void;
}

type Words = (
  key: `command.${'page' | 'rows' | 'search' | 'help' | 'toRows' | 'act' | 'open' | 'close' | 'ends'}`,
) => string;

const key = (code: string) => ({ code });

/** Every key of the queue, in the order of the help. */
export function queueCommands({ search, help, toRows }: QueueGround, words: Words): Command[] {
  // A row handles its own keys; they stand here for the help.
  const ofRow = (id: 'act' | 'open' | 'close' | 'ends', codes: string[]): Command => ({
    id,
    label: words(`command.${id}`),
    group: words('command.rows'),
    keys: codes.map(key),
    when: () => false,
    run: () => undefined,
  });
  return [
    {
      id: 'toRows',
      label: words('command.toRows'),
      group: words('command.rows'),
      keys: [key('ArrowDown'), key('ArrowUp')],
      run: toRows,
    },
    ofRow('act', ['Enter']),
    ofRow('open', ['ArrowRight']),
    ofRow('close', ['ArrowLeft']),
    ofRow('ends', ['Home', 'End']),
    {
      id: 'search',
      label: words('command.search'),
      group: words('command.page'),
      keys: [key(slash)],
      run: search,
    },
    {
      id: 'help',
      label: words('command.help'),
      group: words('command.page'),
      keys: [key(questionMark), key('F1')],
      run: help,
    },
  ];
}
