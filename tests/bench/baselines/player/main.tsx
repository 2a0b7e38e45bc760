import '@mantine/core/styles.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { openI18n } from '../../../../renderer/src/i18n/i18n.ts';
import { createPlayer } from '../../../../renderer/src/player/player.ts';
import { VideoPlayer } from '../../../../renderer/src/player/VideoPlayer.tsx';

/** The product's player on one recording, without the product around it. */
const asked = new URLSearchParams(location.search);
const player = createPlayer();
player.setMuted(true);
const source = {
  url: asked.get('recording') ?? '',
  framesUrl: asked.get('frames'),
  title: 'Recording',
  hasPicture: true,
  captions: [],
};

/** Milliseconds from asking for a time to the element's next frame. */
function seek(ms: number): Promise<number> {
  const video = document.querySelector('video');
  return new Promise((resolve) => {
    const from = performance.now();
    video?.requestVideoFrameCallback(() => resolve(performance.now() - from));
    player.seek(ms);
  });
}
Object.assign(window, { player, seek });

const root = document.getElementById('root');
if (root) {
  await openI18n('en');
  createRoot(root).render(
    <MantineProvider>
      <VideoPlayer player={player} source={source} captionsId={null} problem={null} />
    </MantineProvider>,
  );
}
