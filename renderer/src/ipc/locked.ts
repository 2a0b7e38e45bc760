import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Whether the workstation answers nothing but its passphrase: pages keep what they have, and ask nothing. */
const lockedStore = createStore(() => ({ locked: false }));

export function setLocked(locked: boolean): void {
  lockedStore.setState({ locked });
}

export function useLocked(): boolean {
  return useStore(lockedStore, ({ locked }) => locked);
}
