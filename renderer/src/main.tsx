import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { firstTongue } from './app/language.ts';
import { Providers } from './app/Providers.tsx';
import { createQueryClient } from './app/queryClient.ts';
import { openI18n } from './i18n/i18n.ts';
import { openBridge } from './ipc/bridge.ts';
import { applyEvent } from './ipc/useRoute.ts';

async function begin(root: HTMLElement): Promise<void> {
  const client = createQueryClient();
  await openI18n(firstTongue());
  const bridge = await openBridge();
  bridge?.onEvent((event) => applyEvent(client, event));
  createRoot(root).render(
    <StrictMode>
      <Providers client={client}>
        <App />
      </Providers>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root !== null) void begin(root);
