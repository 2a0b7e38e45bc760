import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#shared/contract/errors.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { failureProblem } from './failure.ts';
import styles from './player.module.css';
import type { Player } from './player.ts';
import { usePlayerStatus } from './usePlayer.ts';

interface VideoPlayerProps {
  player: Player;
  /** Where the recording is. */
  source: string;
  title: string;
  /** Where its captions are (WebVTT), if it has any. */
  captions: string | null;
  captionsShown: boolean;
  /** What is known to be wrong with it before it is tried. */
  problem: Problem | null;
}

/** Shows or hides the captions; the track element has no attribute that says so at any time. */
function useCaptions(video: RefObject<HTMLVideoElement | null>, source: string | null, shown: boolean) {
  useEffect(() => {
    const track = video.current?.textTracks[0];
    if (track && source !== null) track.mode = shown ? 'showing' : 'hidden';
  }, [video, source, shown]);
}

/** The picture (or only the sound) of a recording, with what is wrong with it laid over. */
export function VideoPlayer(props: VideoPlayerProps) {
  const { player, source, title, captions, captionsShown, problem } = props;
  const { t } = useTranslation('player');
  const video = useRef<HTMLVideoElement>(null);
  const { failure } = usePlayerStatus(player);
  useCaptions(video, captions, captionsShown);
  useEffect(() => {
    if (video.current !== null) return player.attach(video.current);
  }, [player]);
  const shown = problem ?? (failure === null ? null : failureProblem(failure, t));
  return (
    <div className={styles.stage}>
      {/* biome-ignore lint/a11y/useMediaCaption: a recording without captions is shown as it is */}
      <video
        ref={video}
        className={styles.picture}
        src={source}
        aria-label={title}
        preload="auto"
        playsInline
        disablePictureInPicture
        tabIndex={-1}
        onClick={() => player.toggle()}
      >
        {captions !== null && <track kind="captions" src={captions} label={t('captions')} srcLang="en" />}
      </video>
      {shown !== null && (
        <div className={styles.overlay}>
          <ProblemNote problem={shown} onRetry={failure === null ? undefined : () => player.retry()} />
        </div>
      )}
    </div>
  );
}
