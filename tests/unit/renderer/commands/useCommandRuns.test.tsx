// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandRuns } from '../../../../renderer/src/commands/catalogue.ts';
import { type CommandBoard, createCommandBoard } from '../../../../renderer/src/commands/commandBoard.ts';
import {
  BoardContext,
  useCommand,
  useCommandRuns,
  useKeyTitle,
} from '../../../../renderer/src/commands/useCommandRuns.ts';
import { openI18n } from '../../../../renderer/src/i18n/i18n.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let board: CommandBoard;
let root: Root;
let place: HTMLElement;
beforeAll(() => openI18n('en'));
beforeEach(() => {
  board = createCommandBoard();
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

const show = (what: ReactNode) => act(() => root.render(<BoardContext value={board}>{what}</BoardContext>));

function Runs({ runs, children }: { runs: CommandRuns; children?: ReactNode }) {
  useCommandRuns(runs);
  return children;
}

function Hint() {
  const keyTitle = useKeyTitle('Mark in', 'mark.in');
  return <button type="button" {...keyTitle} onClick={useCommand('mark.in')} />;
}

const button = () => place.querySelector('button');

describe('a screen', () => {
  it('runs its commands while it is shown, always as they are now', () => {
    const done: string[] = [];
    show(<Runs runs={{ 'play.toggle': { run: () => done.push('first') } }} />);
    show(<Runs runs={{ 'play.toggle': { run: () => done.push('second') } }} />);
    expect(board.run('play.toggle')).toBe(true);
    show(null);
    expect(board.run('play.toggle')).toBe(false);
    expect(done).toEqual(['second']);
  });

  it('gives way to a panel that opens later, until that closes', () => {
    const done: string[] = [];
    const screen = { 'page.undo': { run: () => done.push('screen') } };
    const panel = { 'page.undo': { run: () => done.push('panel') } };
    show(<Runs runs={screen} />);
    show(
      <Runs runs={screen}>
        <Runs runs={panel} />
      </Runs>,
    );
    board.run('page.undo');
    show(<Runs runs={screen} />);
    board.run('page.undo');
    expect(done).toEqual(['panel', 'screen']);
  });
});

describe('a button', () => {
  it('shows the keys of its command, which change with the rubric and the key map', () => {
    show(<Hint />);
    expect(button()?.getAttribute('aria-keyshortcuts')).toBe('[ I');
    expect(button()?.title).toBe('Mark in ([)');
    show(
      <Runs runs={{ 'score.criterion.I': { run: () => undefined } }}>
        <Hint />
      </Runs>,
    );
    expect(button()?.getAttribute('aria-keyshortcuts')).toBe('[');
    act(() => board.setKeyMap({ preset: 'rangefinder', own: { 'mark.in': [] } }));
    expect(button()?.hasAttribute('aria-keyshortcuts')).toBe(false);
  });

  it('does its command by name', () => {
    const done: string[] = [];
    show(
      <Runs runs={{ 'mark.in': { run: () => done.push('in') } }}>
        <Hint />
      </Runs>,
    );
    act(() => button()?.click());
    expect(done).toEqual(['in']);
  });
});
