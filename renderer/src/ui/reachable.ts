/** A table that is wider or longer than its place is scrolled by the arrow keys too. */
export const reachable = { scrollAreaProps: { viewportProps: { tabIndex: 0 } } } as const;
