import { resolve } from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import { problem } from '#shared/contract/errors.ts';

/** One thing that a file says about itself. */
export interface Tag {
  /** Where in the file, in ExifTool's family 1: `QuickTime`, `Track1`, `XMP-dc`. */
  group: string;
  name: string;
  /** As text; several values with line breaks between them. */
  value: string;
}

/** Reads what files say about themselves, by a program that writes none of our files. */
export interface TagReader {
  version(): Promise<string>;
  /**
   * Every tag of a file, those of embedded documents and unknown ones too, without what the file system says of it.
   * @throws ProblemError `unsupported` where the program cannot be run or the name cannot be handed to it
   */
  read(path: string): Promise<Tag[]>;
  close(): Promise<void>;
}

/** What ExifTool says of itself, of the file system, or computes from other tags. */
const notInTheFile = new Set(['ExifTool', 'System', 'Composite', 'MWG']);

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

const words = ['-a', '-u', '-ee', '-G1:4', '-api', 'RequestAll=3', '-api', 'LargeFileSupport=1'];

function cannotRun(cause: unknown) {
  return problem(
    'unsupported',
    'ExifTool, which proves what is left in a file, cannot be run on this machine.',
    'Install Perl, which ExifTool needs outside Windows, and try again.',
    cause,
  );
}

/** Opens a reader; the program is started with the first file, and ended by `close`. */
export function openTagReader(timeLimitMs = 120_000): TagReader {
  const tool = new ExifTool({
    maxProcs: 1,
    taskTimeoutMillis: timeLimitMs,
    // A person's own configuration would run as a program, and could hide tags.
    exiftoolArgs: ['-config', '', '-stay_open', 'True', '-@', '-'],
  });
  const version = () => tool.version().catch((error: unknown) => Promise.reject(cannotRun(error)));
  return {
    version,
    read: async (path) => {
      await version();
      // Its arguments go to it line by line.
      if (/[\r\n]/.test(path))
        throw problem('invalid_input', 'The name of the file has a line break in it.', 'Rename the file.');
      const {
        SourceFile: _,
        errors,
        warnings,
        invalidUtf8Bytes,
        ...told
      }: Record<string, unknown> = {
        ...(await tool.readRaw(resolve(path), { readArgs: words })),
      };
      return Object.entries(told)
        .map(([key, value]) => {
          // `Track1:Copy2:HandlerType`, for the second tag of that name.
          const names = key.split(':');
          return { group: names[0] ?? '', name: names.at(-1) ?? key, value: textOf(value) };
        })
        .filter(({ group }) => !notInTheFile.has(group));
    },
    close: () => tool.end(),
  };
}
