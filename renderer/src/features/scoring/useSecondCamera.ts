import { useState } from 'react';
import type { CameraOffset, Reading, ReadingEvidence } from '#shared/contract/scoring.ts';
import type { PairedPlayers } from '../../player/pairedPlayers.ts';
import type { Player } from '../../player/player.ts';
import { usePair } from '../../player/usePair.ts';
import { keptOffset, type Offsets, offsetBetween, offsetsOf } from './cameraOffset.ts';

/** A second recording beside the one on screen. */
export interface SecondCamera {
  item: ReadingEvidence;
  player: Player;
  pair: PairedPlayers | null;
}

const isVideo = ({ kind }: ReadingEvidence) => kind === 'video';

interface SecondCameraGround {
  reading: Reading;
  /** The item on screen. */
  shown: ReadingEvidence | undefined;
  playerOf: (item: ReadingEvidence | undefined) => Player | null;
  /** Keeps how two recordings stand to each other (`scoring.align`). */
  onAlign: (offset: CameraOffset) => void;
}

/** Shows another video of the submission in step with the one on screen, on request. */
export function useSecondCamera({ reading, shown, playerOf, onAlign }: SecondCameraGround): {
  second: SecondCamera | null;
  available: boolean;
  toggle: () => void;
} {
  const [wanted, setWanted] = useState(false);
  const [offsets, setOffsets] = useState<Offsets>(() => offsetsOf(reading.cameraOffsets));
  const videos = reading.evidence.filter(isVideo);
  const available = shown !== undefined && isVideo(shown) && videos.length > 1;
  const after = videos.findIndex(({ id }) => id === shown?.id) + 1;
  const item = wanted && available ? videos[after % videos.length] : undefined;
  const [firstId, secondId] = [shown?.id ?? '', item?.id ?? ''];
  const player = playerOf(item);
  const pair = usePair(player === null ? null : playerOf(shown), player, {
    offsetMs: offsetBetween(offsets, firstId, secondId),
    onOffset(betweenMs) {
      const kept = keptOffset(offsets, { firstId, secondId }, betweenMs);
      setOffsets(new Map(offsets).set(kept.evidenceId, kept.offsetMs));
      onAlign(kept);
    },
  });
  return {
    second: item === undefined || player === null ? null : { item, player, pair },
    available,
    toggle: () => setWanted(!wanted),
  };
}
