import '@mantine/core/styles.css';
import { MantineProvider, Text } from '@mantine/core';
import { createRoot } from 'react-dom/client';

/** An empty window with the framework the product uses, and nothing of the product. */
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <MantineProvider>
      <Text>Empty window</Text>
    </MantineProvider>,
  );
