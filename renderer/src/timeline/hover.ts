import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bar } from './laneLayout.ts';

/** What the pointer is over. */
export interface Hover {
  ms: number;
  /** On the screen, CSS pixels. */
  clientX: number;
  /** The bar under it, in the lanes. */
  bar: Bar | null;
  /** Whether a picture of the moment is wanted: over the recording itself, not over the spans. */
  pictured: boolean;
}

/** Kept outside React: a move of the pointer renders nothing but what shows it. */
export type HoverStore = StoreApi<{ hover: Hover | null }>;

export function createHover(): HoverStore {
  return createStore<{ hover: Hover | null }>(() => ({ hover: null }));
}
