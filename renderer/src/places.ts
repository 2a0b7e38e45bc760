/** Locations of the screen, in the hash of the page's address. */
export const paths = {
  queue: '/',
  reading: '/batch/:batchId/submission/:submissionId',
  agreement: '/agreement',
  settings: '/settings',
} as const;

/** The location of the reading of one submission. */
export function readingPath(batchId: string, submissionId: string): string {
  return `/batch/${encodeURIComponent(batchId)}/submission/${encodeURIComponent(submissionId)}`;
}
