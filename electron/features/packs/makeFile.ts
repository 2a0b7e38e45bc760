import { extname, join } from 'node:path';
import type { DraftFile, MadeFile } from '#shared/domain/packDraft.ts';
import { keepSealed } from '../../media/derived.ts';
import type { RunOptions } from '../../media/ffmpeg.ts';
import { tracksIn } from '../../media/probe.ts';
import { type FileKind, kindOf } from '../../media/scrub/kinds.ts';
import { scrubFile } from '../../media/scrub/scrubFile.ts';
import { passed, reportOf } from './fileReport.ts';
import { captionsReport, type FileToMake, namesInside, renderedFile } from './hiddenFile.ts';

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

/**
 * Makes a file ready to be read blind, under a name that says nothing, and proves it.
 * @throws ProblemError for what cannot be read, cannot be cleaned, or did not pass
 */
export async function makeFile(wish: FileToMake): Promise<Omit<MadeFile, 'fileId' | 'madeBy'>> {
  const { source, folder, fileId, identifiers, redactions, options, onShare } = wish;
  const kind = await kindOf(source);
  const isCaptions = kind === 'text' && wish.role === 'captions';
  const made =
    kind === 'recording' ? await recordingBecomes(source, options) : becomes[kind](source, wish.role);
  const file = `${fileId}${made.ending}`;
  const output = join(wish.work, `made${made.ending}`);
  const written = async () => {
    if (kind === 'recording' && redactions.length > 0) return await renderedFile(wish, made.ending, output);
    if (isCaptions) return { clean: null, report: await captionsReport(wish, output) };
    const scrub = { input: source, output, identifiers: { all: identifiers }, options, onShare };
    return { clean: null, report: reportOf(passed(await scrubFile(scrub))) };
  };
  const { clean, report } = await written();
  const recorded = kind === 'recording' ? await tracksIn(output, options) : undefined;
  const durationMs = recorded ? Math.round(recorded.durationMs) : null;
  const said = kind === 'recording' ? await namesInside(wish) : [];
  // Until here the one that was made before stays.
  await keepSealed(output, join(folder, file), wish.key);
  return { role: made.role, mediaType: made.mediaType, file, durationMs, report, clean, said };
}
