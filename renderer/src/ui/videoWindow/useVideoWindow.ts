import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CommandRuns } from '../../commands/catalogue.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { closeVideoWindow, openVideoWindow, videoWindow } from './videoWindow.ts';

interface VideoWindowUse {
  /** Whether this host has a second window: a browser's windows are the browser's. */
  supported: boolean;
  open: boolean;
  toggle(): void;
  /** What the key for the second window does; nothing where there is none. */
  runs: CommandRuns;
}

/** The second window, for a command and for a button. */
export function useVideoWindow(): VideoWindowUse {
  const { t } = useTranslation('shell');
  const { data } = useRoute('workstation.status', {});
  const open = useStore(videoWindow).place !== null;
  const supported = data?.host === 'desktop';
  const toggle = () => {
    if (open) closeVideoWindow();
    else openVideoWindow(t('videoWindow'));
  };
  return { supported, open, toggle, runs: supported ? { 'picture.window': { run: toggle } } : {} };
}
