import { useDebouncedCallback } from '@mantine/hooks';
import { useRef } from 'react';
import type { Layout } from '#shared/contract/settings.ts';
import { useChangeSettings } from '../ipc/useChangeSettings.ts';
import { useRoute } from '../ipc/useRoute.ts';

interface RememberedLayout {
  /** Undefined until it is known. */
  layout: Layout | undefined;
  /** Keeps the shares of a group of panes, once they have come to rest. */
  remember(group: string, shares: readonly number[]): void;
}

/** A hundredth of a percent is less than a pixel. */
const rounded = (share: number): number => Math.round(share * 100) / 100;

/** How a person left the panes, kept with the settings. */
export function useRememberedLayout(): RememberedLayout {
  const { data, isError } = useRoute('settings.get', {});
  const { change } = useChangeSettings();
  const moved = useRef<Layout>({});
  const keep = useDebouncedCallback(
    () => {
      change({ layout: moved.current }, true);
      moved.current = {};
    },
    { delay: 400, flushOnUnmount: true },
  );
  return {
    layout: data?.layout ?? (isError ? {} : undefined),
    remember: (group, shares) => {
      moved.current = { ...moved.current, [group]: shares.map(rounded) };
      keep();
    },
  };
}
