import { useTimeout } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';

/** Shows its children after a moment, so that what is quick does not flicker. */
export function Delayed({ ms = 150, children }: { ms?: number; children: ReactNode }) {
  const [due, setDue] = useState(false);
  useTimeout(() => setDue(true), ms, { autoInvoke: true });
  return due ? children : null;
}
