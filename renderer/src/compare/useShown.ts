import { useState } from 'react';
import type { Annotation } from '#shared/domain/reading.ts';
import { createPlayer, type Player, type TimeRange } from '../player/player.ts';
import { usePlayerStatus } from '../player/usePlayer.ts';
import type { ComparedSubmission } from './compared.ts';

type Item = ComparedSubmission['evidence'][number];

/** Which item is shown, which spans are pointed at, and what plays. */
export interface Shown {
  item: Item | undefined;
  player: Player;
  /** Ids of annotations that are pointed at. */
  pointed: readonly string[];
  show(evidenceId: string): void;
  /** Points at one annotation alone. */
  point(id: string): void;
  /** Goes to a span: plays it, or points at it where nothing plays. */
  go(annotations: readonly Annotation[]): void;
  /** Stops at a moment of an item. */
  bring(evidenceId: string, ms: number): void;
}

function rangesOf(annotations: readonly Annotation[]): TimeRange[] {
  return annotations.flatMap(({ span }) => (span.kind === 'time' ? [span] : []));
}

/** Plays ranges one after the other; another wish ends it. */
function playAll(player: Player, ranges: readonly TimeRange[]): void {
  const [first, ...rest] = ranges;
  if (first === undefined) return;
  player.playRange(first);
  if (rest.length === 0) return;
  let begun = player.status().playing;
  const stop = player.subscribe(() => {
    const { playing } = player.status();
    if (playing) begun = true;
    else if (begun) {
      stop();
      // Where somebody else stopped it before the end of the range, that is where they want to be.
      if (player.position() >= first.endMs - 100) playAll(player, rest);
    }
  });
}

export function useShown(evidence: readonly Item[], first: string | undefined): Shown {
  const [evidenceId, setEvidenceId] = useState(first ?? evidence[0]?.id);
  const [pointed, setPointed] = useState<readonly string[]>([]);
  const [players] = useState(() => new Map<string, Player>());
  const item = evidence.find(({ id }) => id === evidenceId) ?? evidence[0];
  const playerOf = (one: Item | undefined) => {
    const player = players.get(one?.id ?? '') ?? createPlayer(one?.durationMs ?? 0);
    players.set(one?.id ?? '', player);
    return player;
  };
  const player = playerOf(item);
  usePlayerStatus(player);
  return {
    item,
    player,
    pointed,
    show: setEvidenceId,
    point: (id) => setPointed([id]),
    bring: (id, ms) => {
      const there = playerOf(evidence.find((one) => one.id === id));
      player.pause();
      there.pause();
      there.seek(ms);
      setEvidenceId(id);
    },
    go: (annotations) => {
      const [one] = annotations;
      if (one === undefined) return;
      const there = evidence.find(({ id }) => id === one.span.evidenceId);
      setEvidenceId(one.span.evidenceId);
      setPointed(annotations.map(({ id }) => id));
      playAll(playerOf(there), rangesOf(annotations));
    },
  };
}
