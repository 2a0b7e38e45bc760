import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Problem } from '#shared/contract/errors.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { failureProblem } from './failure.ts';
import { pictureStyle } from './picture.ts';
import styles from './player.module.css';
import type { Player } from './player.ts';
import type { RecordingSource } from './source.ts';
import { useCaptionTracks } from './useCaptionTracks.ts';
import { useFrames } from './useFrames.ts';
import { usePanning } from './usePanning.ts';
import { usePlayerStatus } from './usePlayer.ts';
import { useReleased } from './useReleased.ts';

interface VideoPlayerProps {
  player: Player;
  source: RecordingSource;
  /** Which captions are shown; null for none. */
  captionsId: string | null;
  /** What is known to be wrong with it before it is tried. */
  problem: Problem | null;
}

function Broken({ player, problem }: { player: Player; problem: Problem | null }) {
  const { t } = useTranslation('player');
  const { failure } = usePlayerStatus(player);
  const shown = problem ?? (failure === null ? null : failureProblem(failure, t));
  if (shown === null) return null;
  return (
    <div className={styles.overlay}>
      <ProblemNote problem={shown} onRetry={failure === null ? undefined : () => player.retry()} />
    </div>
  );
}

/** The picture (or only the sound) of a recording, with what is wrong with it laid over. */
export function VideoPlayer({ player, source, captionsId, problem }: VideoPlayerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useStore(player.picture.store);
  const panning = usePanning(player.picture, player.toggle);
  useCaptionTracks(video, source.captions, captionsId);
  useEffect(() => {
    if (video.current !== null) return player.attach(video.current);
  }, [player]);
  useReleased(video, source.url);
  useFrames(player, source, { video, canvas });
  return (
    <div className={styles.screen}>
      <div className={styles.stage} {...panning}>
        <div className={styles.adjusted} style={pictureStyle(picture)}>
          {/* biome-ignore lint/a11y/useMediaCaption: a recording without captions is shown as it is */}
          <video
            ref={video}
            className={styles.picture}
            src={source.url}
            // On the desktop recordings come from an origin of their own, and captions are only read across with this.
            crossOrigin="anonymous"
            aria-label={source.title}
            preload="auto"
            playsInline
            // The recording stays in this window and on this machine.
            disablePictureInPicture
            disableRemotePlayback
            controlsList="nodownload noplaybackrate noremoteplayback nofullscreen"
            tabIndex={-1}
            onContextMenu={(event) => event.preventDefault()}
          />
          <canvas ref={canvas} className={styles.near} aria-hidden />
        </div>
      </div>
      <Broken player={player} problem={problem} />
    </div>
  );
}
