import { type ProblemError, problem } from '#shared/contract/errors.ts';

const kinds =
  'Give a recording, a PDF, a DOCX or PPTX, a JPEG, PNG, WebP, GIF, TIFF or AVIF image, or a text file.';

/** A file that nothing here can clean. */
export function notCleanable(what: string, remedy = kinds): ProblemError {
  return problem('unsupported', `${what} cannot be scrubbed.`, remedy);
}

/** A file that is broken, or made to do harm. */
export function broken(what: string, cause?: unknown): ProblemError {
  return problem(
    'invalid_input',
    `${what}.`,
    'Ask for another copy of the file. Nothing was written.',
    cause,
  );
}
