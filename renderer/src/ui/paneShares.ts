/** Percent of their space that panes have, by their id; 0 is folded away. */
export type Shares = Readonly<Record<string, number>>;

interface SharedPane {
  id: string;
  /** Its share of the space at first. */
  share: number;
}

/** The shares to begin with: those remembered where they are of these panes, otherwise the ones they come with. */
export function startingShares(
  panes: readonly SharedPane[],
  remembered: readonly number[] | undefined,
): Shares {
  const sum = remembered?.reduce((a, b) => a + b, 0) ?? 0;
  const fits = remembered?.length === panes.length && Math.abs(sum - 100) < 1;
  return Object.fromEntries(panes.map(({ id, share }, i) => [id, fits ? (remembered[i] ?? share) : share]));
}

/**
 * The shares once a pane was folded away or unfolded. The first pane, which never folds, takes what another leaves and
 * gives what it needs: the others stay as they are, in whatever order panes are folded.
 */
export function toggledShares(
  shares: Shares,
  pane: { id: string; unfolded: number },
  firstId: string,
): Shares {
  const now = shares[pane.id] ?? 0;
  const then = now > 0 ? 0 : pane.unfolded;
  return { ...shares, [pane.id]: then, [firstId]: (shares[firstId] ?? 0) + now - then };
}
