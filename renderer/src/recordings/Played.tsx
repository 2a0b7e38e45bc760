import { type ReactNode, useState } from 'react';
import { keepKeysOnPage } from '../commands/releaseFocus.ts';
import { useCommandRuns } from '../commands/useCommandRuns.ts';
import type { Player, TimeRange } from '../player/player.ts';
import { playRuns } from '../player/playRuns.ts';
import { TransportBar } from '../player/TransportBar.tsx';
import { VideoPlayer } from '../player/VideoPlayer.tsx';
import styles from './recordings.module.css';
import type { ReadyRecording } from './WhenReady.tsx';

const frameJump = 10;

interface PlayedProps extends Omit<ReadyRecording, 'kind'> {
  player: Player;
  /** The span that can be looped, if one is selected. */
  selected: TimeRange | null;
  /** Drawn over the picture. */
  over?: ReactNode;
}

/** One recording with what plays it, for pages that show no reading. */
export function Played({ source, problem, player, selected, over }: PlayedProps) {
  const [captioned, setCaptioned] = useState(false);
  const [editing, setEditing] = useState(false);
  const tracks = source.captions;
  const toggle = () => setCaptioned(!captioned);
  useCommandRuns(
    playRuns(player, {
      frameJump,
      goTo: () => setEditing(true),
      selected: () => selected,
      captions: { available: () => tracks.length > 0, onToggle: toggle },
      pair: { available: () => false, onToggle: () => undefined, shown: () => null },
    }),
  );
  const shownId = captioned ? (tracks[0]?.id ?? null) : null;
  return (
    <>
      <div className={styles.stage}>
        <VideoPlayer {...{ player, source, problem }} captionsId={shownId} over={over} />
      </div>
      <TransportBar
        player={player}
        selected={selected}
        captions={{ tracks, shownId, onToggle: toggle, onChoose: toggle }}
        goTo={{ editing, onEditing: setEditing }}
        onMouseDown={keepKeysOnPage}
        hasPicture={source.hasPicture}
      />
    </>
  );
}
