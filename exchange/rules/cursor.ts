import { refuse } from './refusal.ts';

/** A place in a list as an opaque cursor: after the entry with this number. */
export function cursorAfter(list: string, position: number): string {
  return Buffer.from(`${list}:${position}`, 'utf8').toString('base64url');
}

/**
 * The number that a cursor of this list stands for; 0 without a cursor.
 * @throws Refusal `invalid_request` for a cursor of another list or of nobody's making
 */
export function positionOf(list: string, cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [name, digits = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(':');
  const position = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
  if (name !== list || Number.isNaN(position)) {
    throw refuse('invalid_request', 'cursor: this is not a cursor of this list. Start again without one.');
  }
  return position;
}
