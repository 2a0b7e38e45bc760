const idOf = (criterionId: string | null) =>
  criterionId === null ? 'text-feedback' : `text-rationale-${criterionId}`;

/** The element id of a rationale, or of the feedback where it is null: commands give it the keyboard by it. */
export const textPlaceId = idOf;

/** Gives the keyboard to a rationale or to the feedback. */
export function focusText(criterionId: string | null): void {
  document.getElementById(idOf(criterionId))?.focus();
}

/** Which text has the keyboard: of a criterion, or the feedback; undefined where neither has. */
export function focusedText(criterionIds: readonly string[]): string | null | undefined {
  const id = document.activeElement?.id;
  return [...criterionIds, null].find((criterionId) => idOf(criterionId) === id);
}
