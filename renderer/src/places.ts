/** Locations of the screen, in the hash of the page's address. */
export const paths = {
  queue: '/',
  reading: '/batch/:batchId/submission/:submissionId',
  practised: '/practised/:submissionId',
  qualification: '/qualification',
  examples: '/qualification/examples',
  example: '/qualification/examples/:submissionId',
  calibration: '/calibration',
  newSession: '/calibration/new/*?',
  session: '/calibration/session/:sessionId',
  office: '/programme',
  newBatch: '/programme/batches/new',
  officeBatch: '/programme/batches/:batchId',
  rounds: '/programme/comparisons',
  round: '/programme/comparisons/:roundId',
  packs: '/packs',
  pack: '/packs/making/:packId/:step?',
  proposedPack: '/packs/proposed/:packId',
  agreement: '/agreement',
  deskPart: '/agreement/:part',
  behind: '/agreement/behind/*',
  compare: '/agreement/submission/*',
  settings: '/settings',
} as const;

/** The location of the reading of one submission. */
export function readingPath(batchId: string, submissionId: string): string {
  return `/batch/${encodeURIComponent(batchId)}/submission/${encodeURIComponent(submissionId)}`;
}

/** The location where one's reading for practice stands beside the consensus. */
export function practisedPath(submissionId: string): string {
  return `/practised/${encodeURIComponent(submissionId)}`;
}

/** The location of an example with what experts gave it. */
export function examplePath(submissionId: string): string {
  return `${paths.examples}/${encodeURIComponent(submissionId)}`;
}

/** The location where a lead opens a session, of these submissions where some are named. */
export function newSessionPath(
  subject?: { microCredentialId: string; rubricHash: string },
  submissionIds: readonly string[] = [],
): string {
  const chosen = subject ? [subject.microCredentialId, subject.rubricHash, ...submissionIds] : [];
  return ['/calibration/new', ...chosen.map(encodeURIComponent)].join('/');
}

/** The location of a calibration session. */
export function sessionPath(sessionId: string): string {
  return `/calibration/session/${encodeURIComponent(sessionId)}`;
}

const joined = (...parts: readonly (string | number)[]) =>
  parts.map((part) => encodeURIComponent(String(part))).join('/');

/** The location of one part of the programme office. */
export function officePartPath(part: string): string {
  return `${paths.office}/${joined(part)}`;
}

/** The location where a batch stands with who reads what of it. */
export function officeBatchPath(batchId: string): string {
  return `${paths.office}/batches/${joined(batchId)}`;
}

/** The location of a round of comparisons. */
export function roundPath(roundId: string): string {
  return `${paths.rounds}/${joined(roundId)}`;
}

/** The location of a pack in the making, at one of its steps. */
export function packPath(packId: string, step = ''): string {
  return `${paths.packs}/making/${joined(packId, ...(step === '' ? [] : [step]))}`;
}

/** The location of a pack at the exchange. */
export function proposedPackPath(packId: string): string {
  return `${paths.packs}/proposed/${joined(packId)}`;
}

/** The location of one part of the desk. */
export function deskPartPath(part: string): string {
  return `${paths.agreement}/${joined(part)}`;
}

/** The location of the submissions that two readers both read; of those alone where they gave these points. */
export function behindPath(first: string, second: string, points: readonly number[] = []): string {
  return `${paths.agreement}/behind/${joined(first, second, ...points)}`;
}

/** The location where readings of a submission stand side by side, those of two readers where they are named. */
export function comparePath(submissionId: string, readers: readonly string[] = []): string {
  return `${paths.agreement}/submission/${joined(submissionId, ...readers)}`;
}
