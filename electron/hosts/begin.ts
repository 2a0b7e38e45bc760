import { ProblemError } from '#shared/contract/errors.ts';
import type { Host } from '../host.ts';
import { openWorkstation } from '../workstation.ts';
import type { Workstation } from '../workstation.types.ts';

async function isEnrolled(workstation: Workstation): Promise<boolean> {
  const status = await workstation.call('workstation.status', {}, { trusted: true });
  return status.ok && (status.data as { enrolment: unknown }).enrolment !== null;
}

async function ensureSample(workstation: Workstation, host: Host): Promise<void> {
  await workstation.ensureSample().catch((error: unknown) => {
    // The screen then offers to enrol, which tells the same problem to the person.
    const code = error instanceof ProblemError ? error.problem.code : 'internal';
    host.log.error({ code, err: error }, 'the sample programme could not be prepared');
  });
}

/**
 * Opens the workstation and sets it going. The sample programme is waited for only where the screen would have
 * nothing to show without it.
 * @throws ProblemError `profile_in_use`, `profile_newer`, `profile_damaged`
 */
export async function beginWorkstation(host: Host, options: { sample: boolean }): Promise<Workstation> {
  const workstation = await openWorkstation(host);
  if (options.sample) {
    const prepared = ensureSample(workstation, host);
    if (!(await isEnrolled(workstation))) await prepared;
  }
  workstation.startSync();
  return workstation;
}

/** What a person is told, in one line, when a host cannot start. */
export function startupLine(error: unknown, profile: string): string {
  if (error instanceof ProblemError) return error.message;
  if ((error as NodeJS.ErrnoException | null)?.code === 'EADDRINUSE')
    return 'That port is in use by another program. Choose another --port, or leave it out for any free one.';
  const what = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return `Rangefinder could not start: ${what} Look into ${profile}/logs, or start with another --profile.`;
}
