import { type Problem, ProblemError, problem } from '#shared/contract/errors.ts';
import type { Job } from '#shared/contract/evidence.ts';

const wanted: Record<Job['kind'], string> = {
  proxy: 'A copy that the player can show',
  frames: 'The list of the pictures’ times',
  peaks: 'The waveform',
  thumbnails: 'The small pictures',
  captions: 'The captions inside the recording',
};

function diskFull(kind: Job['kind']): Problem {
  return problem(
    'disk_full',
    `${wanted[kind]} could not be made: the disk is full.`,
    'Free some space on the disk that holds the profile, then try again.',
  ).problem;
}

/** Why something could not be made of a recording, and what the person can do. */
export function failureOf(kind: Job['kind'], error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const said = error instanceof Error ? error.message : String(error);
  const { code } = (error ?? {}) as { code?: unknown };
  if (code === 'ENOSPC' || /no space left|disk quota/i.test(said)) return diskFull(kind);
  return problem(
    'not_playable',
    `${wanted[kind]} could not be made: ${said.slice(0, 300).replace(/[.\s]+$/, '')}.`,
    'Try again. If this repeats, tell the programme office that this recording needs another copy.',
  ).problem;
}

export function cancellationOf(kind: Job['kind']): Problem {
  return problem(
    'not_playable',
    `${wanted[kind]} was not made: it was cancelled.`,
    'Make it again when there is time for it.',
  ).problem;
}
