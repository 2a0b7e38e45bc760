// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';
import { openI18n } from '../../../../renderer/src/i18n/i18n.ts';
import { createPlayer } from '../../../../renderer/src/player/player.ts';
import type { CaptionSource } from '../../../../renderer/src/player/source.ts';
import { VideoPlayer } from '../../../../renderer/src/player/VideoPlayer.tsx';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

const english = { id: 'en', url: 'en.vtt', label: 'English', language: 'en' };
const spanish = { id: 'es', url: 'es.vtt', label: 'Español', language: 'es' };

async function show(given: readonly CaptionSource[]) {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const player = createPlayer(10_000);
  const render = (captions: readonly CaptionSource[]) => {
    const source = { url: 'recording.mp4', title: 'Lesson', hasPicture: true, framesUrl: null, captions };
    const word = { captionsId: captions[0]?.id ?? null, problem: null };
    return act(async () => root.render(<VideoPlayer player={player} source={source} {...word} />));
  };
  await render(given);
  const video = document.querySelector('video');
  if (video === null) throw new Error('nothing is shown');
  return { video, player, render, leave: () => act(async () => root.unmount()) };
}

const addresses = (video: Element) =>
  [...video.querySelectorAll('track')].map((track) => track.getAttribute('src'));

beforeEach(async () => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  document.body.replaceChildren();
  await openI18n('en');
});

it('lets go of the recording when it is not shown any more', async () => {
  const { video, leave } = await show([english, spanish]);
  expect(video.getAttribute('src')).toBe('recording.mp4');
  const load = vi.spyOn(video, 'load');
  await leave();
  expect(video.hasAttribute('src')).toBe(false);
  expect(load).toHaveBeenCalledOnce();
  expect(addresses(video)).toEqual([]);
});

it('remembers the place of a recording that it let go', async () => {
  const { video, player, leave } = await show([]);
  video.currentTime = 4;
  vi.spyOn(video, 'load').mockImplementation(() => {
    video.currentTime = 0;
  });
  await leave();
  expect(player.position()).toBe(4_000);
});

it('keeps captions that are told again, and changes them when others are', async () => {
  const { video, render } = await show([english]);
  const [first] = video.querySelectorAll('track');
  await render([{ ...english }]);
  expect([...video.querySelectorAll('track')]).toEqual([first]);
  await render([english, spanish]);
  expect(addresses(video)).toEqual(['en.vtt', 'es.vtt']);
});
