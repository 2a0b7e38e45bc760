// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { CommandRuns } from '../../../../renderer/src/commands/catalogue.ts';
import { createCommandBoard } from '../../../../renderer/src/commands/commandBoard.ts';
import { listenOn } from '../../../../renderer/src/commands/listenOn.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.innerHTML = '';
});

function keyboard(runs: CommandRuns) {
  const board = createCommandBoard();
  board.offer({ runs });
  stops.push(listenOn(window, board));
  const send = (
    type: 'keydown' | 'keyup',
    code: string,
    part: KeyboardEventInit = {},
    target: EventTarget = document.body,
  ) => {
    const event = new KeyboardEvent(type, { code, key: code, bubbles: true, cancelable: true, ...part });
    target.dispatchEvent(event);
    return event;
  };
  return {
    down: (code: string, part?: KeyboardEventInit, target?: EventTarget) =>
      send('keydown', code, part, target),
    up: (code: string) => send('keyup', code),
  };
}

function counting(...ids: (keyof CommandRuns)[]) {
  const done: string[] = [];
  return { done, runs: Object.fromEntries(ids.map((id) => [id, { run: () => done.push(id) }])) };
}

function place(markup: string): Element {
  document.body.innerHTML = markup;
  const element = document.body.querySelector('[data-here]');
  if (element === null) throw new Error('nothing is marked data-here');
  return element;
}

describe('a key that is pressed', () => {
  it('does its command and nothing else', () => {
    const { done, runs } = counting('play.toggle');
    expect(keyboard(runs).down('Space').defaultPrevented).toBe(true);
    expect(done).toEqual(['play.toggle']);
  });

  it('is left to the page where it means nothing', () => {
    const { runs } = counting('play.toggle');
    expect(keyboard(runs).down('KeyJ').defaultPrevented).toBe(false);
  });

  it('and kept down repeats a step, and does the rest once without scrolling the page', () => {
    const { done, runs } = counting('play.toggle', 'play.frameForward');
    const { down } = keyboard(runs);
    for (const code of ['Space', 'Period']) {
      down(code);
      expect(down(code, { repeat: true }).defaultPrevented).toBe(true);
    }
    expect(done).toEqual(['play.toggle', 'play.frameForward', 'play.frameForward']);
  });

  it('writes in a field', () => {
    const { done, runs } = counting('play.toggle', 'page.undo');
    const { down } = keyboard(runs);
    const field = place('<textarea data-here></textarea>');
    expect(down('Space', {}, field).defaultPrevented).toBe(false);
    down('KeyZ', { ctrlKey: true }, field);
    expect(done).toEqual(['page.undo']);
  });

  it('composes a sign and is no command', () => {
    const { done, runs } = counting('page.undo');
    const { down } = keyboard(runs);
    down('KeyZ', { ctrlKey: true, isComposing: true });
    down('KeyZ', { ctrlKey: true, keyCode: 229 });
    expect(done).toEqual([]);
  });

  it('is the dialog’s while one is open', () => {
    const { done, runs } = counting('play.toggle', 'app.palette');
    const { down } = keyboard(runs);
    place('<div aria-modal="true" data-here></div>');
    down('Space');
    down('KeyK', { ctrlKey: true });
    expect(done).toEqual(['app.palette']);
  });

  it('is handled once, where an element has done so', () => {
    const { done, runs } = counting('span.edit');
    const { down } = keyboard(runs);
    const list = place('<div data-here></div>');
    list.addEventListener('keydown', (event) => event.preventDefault());
    down('Enter', {}, list);
    expect(done).toEqual([]);
  });
});

describe('a command that holds', () => {
  function holding() {
    const told: string[] = [];
    const keys = keyboard({
      'mark.moment': {
        run: () => told.push('down'),
        release: (ms) => told.push(ms >= 0 ? 'up' : 'before down'),
      },
      'score.criterion.A': { run: () => told.push('A') },
    });
    return { told, ...keys };
  }

  it('is told once that its key is let go, however long it repeats', () => {
    const { told, down, up } = holding();
    down('KeyM');
    down('KeyM', { repeat: true });
    up('KeyM');
    up('KeyM');
    expect(told).toEqual(['down', 'up']);
  });

  it('goes on while another key is pressed, and ends when the window is left', () => {
    const { told, down, up } = holding();
    down('KeyM');
    down('KeyA');
    up('KeyA');
    expect(told).toEqual(['down', 'A']);
    window.dispatchEvent(new FocusEvent('blur'));
    expect(told).toEqual(['down', 'A', 'up']);
  });
});

it('stops listening', () => {
  const { done, runs } = counting('play.toggle');
  const { down } = keyboard(runs);
  for (const stop of stops.splice(0)) stop();
  down('Space');
  expect(done).toEqual([]);
});
