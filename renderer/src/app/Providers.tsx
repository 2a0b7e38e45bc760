import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useLayoutEffect } from 'react';
import { Router, useRoute as useMatch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { CommandProvider } from '../commands/CommandProvider.tsx';
import { useRoute } from '../ipc/useRoute.ts';
import { paths } from '../places.ts';
import { colourSchemeManager } from './colourScheme.ts';
import { theme } from './theme.ts';

/** Whether a reading is on the screen that shall be on a darker ground, whatever the colours are elsewhere. */
function useNight(): boolean {
  const [inReading] = useMatch(paths.reading);
  const { data } = useRoute('settings.get', {}, { enabled: inReading });
  return inReading && data?.readingTheme === 'night';
}

/** The colours: of the system or the settings, and of the night while a reading asks for it. */
function Colours({ children }: { children: ReactNode }) {
  const night = useNight();
  // On the document, so that dialogs and menus have it too; before it is painted, so that nothing flashes.
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-night', night);
  }, [night]);
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colourSchemeManager}
      defaultColorScheme="auto"
      {...(night ? { forceColorScheme: 'dark' } : {})}
    >
      {children}
    </MantineProvider>
  );
}

export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={client}>
      <Router hook={useHashLocation}>
        <Colours>
          <Notifications position="bottom-right" />
          <CommandProvider>{children}</CommandProvider>
        </Colours>
      </Router>
    </QueryClientProvider>
  );
}
