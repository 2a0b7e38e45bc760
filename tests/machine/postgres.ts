import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, installDebianPackages } from './install.ts';

const debianRoot = '/usr/lib/postgresql';

function debianFolders(): string[] {
  try {
    return readdirSync(debianRoot)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(debianRoot, version, 'bin'));
  } catch {
    return [];
  }
}

/** PostgreSQL's own program of that name on this machine; undefined without PostgreSQL. */
export function findPostgresProgram(name: 'initdb' | 'postgres'): string | undefined {
  // Debian keeps the server's programs off PATH, in a folder a version.
  return findProgram([name], debianFolders());
}

/** Finds PostgreSQL's server programs, installing them where we may. @returns the path of `initdb` */
export function findOrInstallPostgres(): string | undefined {
  return (
    findPostgresProgram('initdb') ??
    (installDebianPackages(['postgresql']) ? findPostgresProgram('initdb') : undefined)
  );
}
