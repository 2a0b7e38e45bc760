import { useSyncExternalStore } from 'react';
import type { Player } from '../../../player/player.ts';

/** Where the picture is, milliseconds; renders with every frame. */
export function usePictureTime({ clock }: Player): number {
  return useSyncExternalStore(clock.subscribe, clock.now);
}
