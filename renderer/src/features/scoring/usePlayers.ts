import { useState } from 'react';
import type { ReadingEvidence } from '#shared/contract/scoring.ts';
import { isRecording } from '#shared/domain/evidence.ts';
import { createPlayer, type Player } from '../../player/player.ts';

/** A player for each recording, so that each is where it was left when one comes back to it. */
export function usePlayers(): (item: ReadingEvidence | undefined) => Player | null {
  const [players] = useState(() => new Map<string, Player>());
  return (item) => {
    if (item === undefined || !isRecording(item)) return null;
    const player = players.get(item.id) ?? createPlayer(item.durationMs ?? item.recording?.durationMs ?? 0);
    players.set(item.id, player);
    return player;
  };
}
