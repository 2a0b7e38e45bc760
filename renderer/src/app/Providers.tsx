import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { CommandProvider } from '../commands/CommandProvider.tsx';
import { colourSchemeManager } from './colourScheme.ts';
import { theme } from './theme.ts';

export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} colorSchemeManager={colourSchemeManager} defaultColorScheme="auto">
        <Notifications position="bottom-right" />
        <Router hook={useHashLocation}>
          <CommandProvider>{children}</CommandProvider>
        </Router>
      </MantineProvider>
    </QueryClientProvider>
  );
}
