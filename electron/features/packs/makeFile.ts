import { extname, join } from 'node:path';
import { problem } from '#shared/contract/errors.ts';
import type { DraftFile, MadeFile } from '#shared/domain/packDraft.ts';
import { convertCaptions } from '../../media/captions.ts';
import type { RunOptions } from '../../media/ffmpeg.ts';
import { tracksIn } from '../../media/probe.ts';
import { type FileKind, kindOf } from '../../media/scrub/kinds.ts';
import type { ScrubReport } from '../../media/scrub/scrubbing.ts';
import { scrubFile } from '../../media/scrub/scrubFile.ts';

type Role = DraftFile['role'];

interface Made {
  role: Role;
  ending: string;
  mediaType: string;
}

const imageTypes: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
};
const officeType = 'application/vnd.openxmlformats-officedocument';

/** What a file becomes: what every workstation can show, wherever that can be had. */
const becomes: Record<Exclude<FileKind, 'recording'>, (source: string, role: Role) => Made> = {
  image: (source) => {
    const given = extname(source).toLowerCase();
    const ending = given in imageTypes ? given : '.png';
    return { role: 'image', ending, mediaType: imageTypes[ending] ?? 'image/png' };
  },
  pdf: () => ({ role: 'document', ending: '.pdf', mediaType: 'application/pdf' }),
  docx: () => ({
    ...{ role: 'document', ending: '.docx' },
    mediaType: `${officeType}.wordprocessingml.document`,
  }),
  pptx: () => ({
    ...{ role: 'document', ending: '.pptx' },
    mediaType: `${officeType}.presentationml.presentation`,
  }),
  text: (_, role) =>
    role === 'captions'
      ? { role, ending: '.vtt', mediaType: 'text/vtt' }
      : { role: 'text', ending: '.txt', mediaType: 'text/plain' },
};

async function recordingBecomes(source: string, options: RunOptions): Promise<Made> {
  const { tracks } = await tracksIn(source, options);
  return tracks.video
    ? { role: 'video', ending: '.mp4', mediaType: 'video/mp4' }
    : { role: 'audio', ending: '.m4a', mediaType: 'audio/mp4' };
}

export interface FileToMake {
  source: string;
  /** A folder for what is needed on the way; whoever made it removes it. */
  work: string;
  /** Where the file is put. */
  folder: string;
  fileId: string;
  role: Role;
  identifiers: readonly string[];
  options: RunOptions;
  onShare(share: number): void;
}

function failed({ checks }: ScrubReport) {
  const names = checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name} (${detail})`);
  return problem(
    'invalid_input',
    `What was made of this file did not pass: ${names.join('; ')}.`,
    'It is not in the pack. Save it in another format and import again, or leave it out.',
  );
}

/**
 * Makes a file ready to be read blind, under a name that says nothing, and proves it.
 * @throws ProblemError for what cannot be read, cannot be cleaned, or did not pass
 */
export async function makeFile(wish: FileToMake): Promise<Omit<MadeFile, 'fileId' | 'madeBy'>> {
  const { source, work, folder, fileId, identifiers, options, onShare } = wish;
  const kind = await kindOf(source);
  const isCaptions = kind === 'text' && wish.role === 'captions';
  const input = isCaptions ? await convertCaptions(source, work, options) : source;
  const made =
    kind === 'recording' ? await recordingBecomes(source, options) : becomes[kind](source, wish.role);
  const file = `${fileId}${made.ending}`;
  const output = join(folder, file);
  const report = await scrubFile({ input, output, identifiers: { all: identifiers }, options, onShare });
  if (!report.ok || !report.output) throw failed(report);
  const { tools, how, removed, checks, notSearched } = report;
  const recorded = kind === 'recording' ? await tracksIn(output, options) : undefined;
  return {
    ...{ role: made.role, mediaType: made.mediaType, file },
    durationMs: recorded ? Math.round(recorded.durationMs) : null,
    report: {
      ...{ before: report.input, after: report.output, how, removed, tools, notSearched },
      checks: checks.map((check) => ({ ...check, ok: true as const })),
    },
  };
}
