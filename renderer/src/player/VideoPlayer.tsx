import { type CSSProperties, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
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
  /** Drawn over the picture, and nowhere beside it. */
  over?: ReactNode;
}

/** As large as the picture is shown, wherever the stage leaves room around it. */
function Over({ video, children }: { video: RefObject<HTMLVideoElement | null>; children: ReactNode }) {
  const [ratio, setRatio] = useState(0);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const measure = () => setRatio(element.videoWidth / Math.max(element.videoHeight, 1));
    const events = ['loadedmetadata', 'resize'] as const;
    measure();
    for (const event of events) element.addEventListener(event, measure);
    return () => {
      for (const event of events) element.removeEventListener(event, measure);
    };
  }, [video]);
  if (ratio === 0) return null;
  return (
    <div className={styles.over} style={{ '--picture-ratio': ratio } as CSSProperties}>
      {children}
    </div>
  );
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
export function VideoPlayer({ player, source, captionsId, problem, over }: VideoPlayerProps) {
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
          {over !== undefined && <Over video={video}>{over}</Over>}
        </div>
      </div>
      <Broken player={player} problem={problem} />
    </div>
  );
}
