/** UTF-16 code units; short enough to be laid out in no time, long enough that few are needed. */
const blockLength = 2_000;

/** Where a block that begins at `from` best ends: after a line, else after a word, else between two characters. */
function cutAfter(text: string, from: number): number {
  const most = from + blockLength;
  if (most >= text.length) return text.length;
  // Looked for in the block alone: a text without lines would be gone through from its beginning each time.
  const block = text.slice(from, most);
  const line = block.lastIndexOf('\n');
  if (line >= 0) return from + line + 1;
  const word = block.lastIndexOf(' ');
  if (word >= 0) return from + word + 1;
  const last = text.charCodeAt(most - 1);
  // The first half of a pair stays with the second.
  return last >= 0xd800 && last < 0xdc00 ? most - 1 : most;
}

/** Where the blocks of a text begin, and at last where it ends. A block is a part that can be laid out by itself. */
export function blockStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; ) {
    at = cutAfter(text, at);
    starts.push(at);
  }
  return starts;
}

/** The block that a place in the text is in; the end of the text is in the last. */
export function blockAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, Math.max(0, starts.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
