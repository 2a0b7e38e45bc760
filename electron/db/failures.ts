import { type ProblemError, problem } from '#shared/contract/errors.ts';

/** The code of a database or system error such as `SQLITE_FULL` or `ENOSPC`, however deep it is wrapped. */
export function storeCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : storeCodeOf(cause);
}

const damaged = /^SQLITE_(CORRUPT|NOTADB)/;
const noRoom = /^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR)/;

/** What a failure of the local file means to the person; undefined for anything that is not one. */
export function storeProblemOf(error: unknown): ProblemError | undefined {
  const code = storeCodeOf(error) ?? '';
  if (noRoom.test(code)) return noRoomFor(error);
  return damaged.test(code) ? damagedFile(error) : undefined;
}

function noRoomFor(cause: unknown): ProblemError {
  return problem(
    'disk_full',
    'This change could not be written to the disk, which is full or cannot be written to. Everything saved before is still there.',
    'Free some space on the disk that holds the profile, then make the change again.',
    cause,
  );
}

export function damagedFile(cause?: unknown): ProblemError {
  return problem(
    'profile_damaged',
    'The file that holds this profile cannot be read: it is damaged, or its key is another. It was left as it is.',
    'Copy the profile folder somewhere safe, then put the newest “rangefinder.sqlite.before-….bak” or your own backup in place of “rangefinder.sqlite”, or start with another profile and enrol again. What the exchange accepted is safe there.',
    cause,
  );
}
