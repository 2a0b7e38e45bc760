// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, Profiler } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCommandBoard } from '../../../../renderer/src/commands/commandBoard.ts';
import { BoardContext } from '../../../../renderer/src/commands/useCommandRuns.ts';
import { openI18n } from '../../../../renderer/src/i18n/i18n.ts';
import { createPlayer, type Player } from '../../../../renderer/src/player/player.ts';
import { TransportBar } from '../../../../renderer/src/player/TransportBar.tsx';
import { VideoPlayer } from '../../../../renderer/src/player/VideoPlayer.tsx';
import { timesOf } from './frames.ts';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

const source = { url: 'recording.mp4', title: 'Lesson', hasPicture: true, framesUrl: null, captions: [] };
let renders: string[] = [];
let leave = () => undefined as unknown;

function Screen({ player }: { player: Player }) {
  const captions = { tracks: [], shownId: null, onToggle: () => undefined, onChoose: () => undefined };
  const goTo = { editing: false, onEditing: () => undefined };
  return (
    <Profiler id="player" onRender={(id) => renders.push(id)}>
      <VideoPlayer player={player} source={source} captionsId={null} problem={null} />
      <TransportBar
        {...{ player, captions, goTo }}
        selected={null}
        hasPicture
        onMouseDown={() => undefined}
      />
    </Profiler>
  );
}

async function show(player: Player): Promise<void> {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  leave = () => act(() => root.unmount());
  await act(async () =>
    root.render(
      <MantineProvider>
        <BoardContext value={createCommandBoard()}>
          <Screen player={player} />
        </BoardContext>
      </MantineProvider>,
    ),
  );
}

const shown = (id: string) => document.querySelector(`[data-testid="${id}"]`)?.textContent;

beforeEach(async () => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  renders = [];
  await openI18n('en');
});
afterEach(async () => {
  await leave();
});

it('shows a hundred frames without rendering anything', async () => {
  const player = createPlayer(10_000);
  await show(player);
  await act(async () => player.setFrames(timesOf(Array.from({ length: 249 }, () => 3_600))));
  renders = [];
  const seen: (string | null | undefined)[] = [];
  await act(async () => {
    for (let frame = 0; frame < 100; frame++) {
      player.clock.cover(frame * 40);
      seen.push(shown('time'));
    }
  });
  expect(seen.slice(0, 3)).toEqual(['00:00:00.000', '00:00:00.040', '00:00:00.080']);
  expect(shown('frame')).toBe('f 99');
  expect(renders).toEqual([]);
});

it('renders when something else of the player changed', async () => {
  const player = createPlayer(10_000);
  await show(player);
  renders = [];
  await act(async () => player.setRate(2));
  expect(renders).not.toEqual([]);
});
