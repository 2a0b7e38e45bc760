type RowMove = { kind: 'focus'; index: number } | { kind: 'act' } | { kind: 'open' } | { kind: 'close' };

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * What a key means on a row of the queue; undefined for keys that mean nothing there.
 * @param code `event.code`, so that it holds on every keyboard layout
 */
export function moveOf(code: string, index: number, count: number): RowMove | undefined {
  const step = steps[code];
  if (step) return { kind: 'focus', index: step(index, count - 1) };
  switch (code) {
    case 'Enter':
    case 'NumpadEnter':
      return { kind: 'act' };
    case 'ArrowRight':
      return { kind: 'open' };
    case 'ArrowLeft':
      return { kind: 'close' };
    default:
      return undefined;
  }
}
