import { problem } from '#shared/contract/errors.ts';
import type { FacePolicy, FacesFound } from '#shared/domain/faces.ts';
import type { FileReport } from '#shared/domain/packReport.ts';
import type { ScrubReport } from '../../media/scrub/scrubbing.ts';

function failed({ checks }: ScrubReport) {
  const names = checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name} (${detail})`);
  return problem(
    'invalid_input',
    `What was made of this file did not pass: ${names.join('; ')}.`,
    'It is not in the pack. Save it in another format and import again, or leave it out.',
  );
}

/** What was written, and passed. */
export type Written = Pick<ScrubReport, 'how' | 'removed' | 'tools' | 'checks' | 'notSearched' | 'input'> & {
  output: FileReport['after'];
};

/** @throws ProblemError where what was written did not pass */
export function passed(report: ScrubReport): Written {
  if (!report.ok || !report.output) throw failed(report);
  return { ...report, output: report.output };
}

/** What the pack keeps of it. */
export function reportOf({ input, output, how, removed, tools, checks, notSearched }: Written): FileReport {
  return {
    ...{ before: input, after: output, how, removed, tools, notSearched },
    checks: checks.map((check) => ({ ...check, ok: true as const })),
  };
}

const facesMay: Record<Exclude<FacePolicy, 'notLookedFor'>, string> = {
  everybody: 'all are to be covered',
  notTeacher: 'all but the teacher are to be covered',
};

/** What is told of a recording, with what was done about the faces in it. */
export function withFaces(report: FileReport, policy: FacePolicy, found: FacesFound | undefined): FileReport {
  const unseen = (what: string) => [...report.notSearched, what];
  if (policy === 'notLookedFor' || !found)
    return { ...report, notSearched: unseen('faces: no program looked for them') };
  const { by, pictures, tracks, doubts } = found;
  const looked = `faces looked for by ${by} in ${pictures} pictures, ${tracks} followed, ${facesMay[policy]}; a person looked at ${doubts.length} doubtful moments`;
  return {
    ...report,
    how: [...report.how, looked],
    notSearched: unseen('faces that the program did not find'),
  };
}
