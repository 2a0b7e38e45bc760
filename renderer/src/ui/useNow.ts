import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

/** The time, once in every `everyMs`: for what is shown relative to it. */
export function useNow(everyMs = 30_000): Date {
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), everyMs, { autoInvoke: true });
  return now;
}
