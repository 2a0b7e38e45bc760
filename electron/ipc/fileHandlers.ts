import { type ProblemError, problem } from '#shared/contract/errors.ts';
import type { Handlers } from '#shared/contract/registry.ts';
import type { Host } from '../host.ts';
import { isDiskFull } from '../media/diskSpace.ts';

function unsupported(): ProblemError {
  return problem(
    'unsupported',
    'This program cannot save or choose files itself.',
    'Use the browser’s own way of saving and printing, and type paths.',
  );
}

/** Saving failed outside of our reach: the folder or the disk. */
function unsaved(name: string, error: unknown): ProblemError {
  if (isDiskFull(error))
    return problem(
      'disk_full',
      `The disk is full: ${name} was not saved.`,
      'Free some space and save it again.',
      error,
    );
  return problem(
    'folder_unusable',
    `${name} could not be written into the downloads folder.`,
    'See that the folder exists and that you may write there, then save it again.',
    error,
  );
}

export function fileHandlers({ files }: Host) {
  const save = async (name: string, bytes: () => Uint8Array | Promise<Uint8Array>) => {
    if (!files) throw unsupported();
    try {
      return { name: await files.save(name, await bytes()) };
    } catch (error) {
      throw unsaved(name, error);
    }
  };
  return {
    'file.save': ({ name, base64 }) => save(name, () => Buffer.from(base64, 'base64')),
    'file.choose': async ({ what, endings }) => {
      if (!files) throw unsupported();
      return { path: (await files.choose(what, endings)) ?? null };
    },
    'file.savePdf': ({ name, page }) => save(name, () => files?.pdf(page) ?? Promise.reject(unsupported())),
  } satisfies Partial<Handlers>;
}
