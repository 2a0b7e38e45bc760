import type { CommentRow } from '#shared/contract/comments.ts';

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/**
 * The comments that fit: those kept under the criterion, then those for feedback as a whole, each most used first. With
 * no criterion, only the latter. Every word that is searched for stands somewhere in the text.
 */
export function fitting(
  comments: readonly CommentRow[],
  criterionId: string | null,
  search: string,
): CommentRow[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const own = ({ criterionId: kept }: CommentRow) => (kept === criterionId ? 0 : 1);
  return comments
    .filter(({ criterionId: kept }) => kept === null || kept === criterionId)
    .filter(({ text }) => words.every((word) => plain(text).includes(word)))
    .toSorted((a, b) => own(a) - own(b) || b.uses - a.uses);
}
