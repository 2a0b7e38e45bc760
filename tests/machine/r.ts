import { findProgram, installDebianPackages } from './install.ts';

/** R's program for scripts on this machine. */
export const findRscript = (): string | undefined => findProgram(['Rscript']);

/** Finds it, installing R where we may. */
export function findOrInstallRscript(): string | undefined {
  return findRscript() ?? (installDebianPackages(['r-base-core']) ? findRscript() : undefined);
}
