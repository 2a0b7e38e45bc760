import { createStore } from 'zustand';
import type { KeyboardLayout } from './keyCaps.ts';

interface LayoutSource {
  getLayoutMap(): Promise<KeyboardLayout>;
}

export const keyboardLayout = createStore<KeyboardLayout>(() => new Map());

/** Asks which layout the person types on (Keyboard Map API; Chromium has it on secure origins). */
export async function readKeyboardLayout(): Promise<void> {
  const source = (navigator as Navigator & { keyboard?: LayoutSource }).keyboard;
  const layout = await source?.getLayoutMap().catch(() => undefined);
  if (layout !== undefined) keyboardLayout.setState(new Map(layout), true);
}
