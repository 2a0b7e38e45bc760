// PostgreSQL takes at most 65,535 parameters in one statement; no table here has more than 20 columns.
const rowsAtOnce = 1_000;

/** Writes many rows a thousand at a time; none at all is fine. */
export async function inChunks<T>(
  rows: readonly T[],
  write: (some: T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await write(rows.slice(start, start + rowsAtOnce));
  }
}
