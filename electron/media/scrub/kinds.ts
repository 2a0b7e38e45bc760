import { type FileHandle, open } from 'node:fs/promises';
import { listArchive } from './archive.ts';
import { natureOf } from './magic.ts';
import { notCleanable } from './refusals.ts';

/** What a file is, by its content; its name may say anything. */
export type FileKind = 'recording' | 'image' | 'pdf' | 'docx' | 'pptx' | 'text';

/** What must not be opened by whatever happens to read it, with what to do instead. */
function refuseText(head: Uint8Array): void {
  const text = Buffer.from(head.subarray(0, 64))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (text.startsWith('{\\rtf')) throw notCleanable('An RTF file', 'Save it as DOCX or PDF first.');
  if (/^(?:#EXTM3U|ffconcat|\[playlist\])/i.test(text))
    throw notCleanable('A playlist, which names other files,', 'Give the recording itself.');
  if (/^<(?:\?xml|!DOCTYPE|html|svg|MPD)/i.test(text))
    throw notCleanable('A file of markup, which can name other files,', 'Print it to a PDF first.');
}

/** Whether bytes from the beginning of a file are text; a letter cut off at their end is none against it. */
function isText(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return !head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12);
}

async function kindOfArchive(path: string): Promise<FileKind> {
  const names = new Set((await listArchive(path)).map(({ name }) => name));
  if (names.has('[Content_Types].xml') && names.has('word/document.xml')) return 'docx';
  if (names.has('[Content_Types].xml') && names.has('ppt/presentation.xml')) return 'pptx';
  throw notCleanable('An archive', 'Unpack it, and scrub each of its files.');
}

async function headOf(file: FileHandle): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
  return buffer.subarray(0, bytesRead);
}

/**
 * Tells what a file is. What is nothing else may be a recording, which only ffprobe can tell.
 * @throws ProblemError `unsupported` for what cannot be scrubbed; `invalid_input` for an empty file or broken archive
 */
export async function kindOf(path: string): Promise<FileKind> {
  const file = await open(path, 'r');
  const head = await headOf(file).finally(() => file.close());
  if (head.length === 0) throw notCleanable('An empty file');
  refuseText(head);
  const nature = natureOf(head);
  if (nature === undefined) return isText(head) ? 'text' : 'recording';
  if (nature === 'archive') return kindOfArchive(path);
  if (nature === 'heic') throw notCleanable('A HEIC image', 'Save it as JPEG or PNG first.');
  if (nature === 'gzip') throw notCleanable('An archive', 'Unpack it, and scrub each of its files.');
  if (nature === 'oldOffice')
    throw notCleanable('An Office file of the old kind', 'Save it as DOCX, PPTX or PDF first.');
  return nature;
}
