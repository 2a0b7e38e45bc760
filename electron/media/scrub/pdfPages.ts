import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { broken } from './refusals.ts';

const load = createRequire(import.meta.url);
const home = join(load.resolve('pdfjs-dist/package.json'), '..');
const folder = (name: string) => `${join(home, name)}/`;

/** Where nothing can be drawn, as in the packaged program, PDF.js still makes one of these when it is loaded. */
class UnusedMatrix {}

function canDraw(): boolean {
  try {
    load.resolve('@napi-rs/canvas');
    return true;
  } catch {
    return false;
  }
}

/** The parts of PDF.js that run outside a browser. */
export async function loadPdfJs() {
  if (!canDraw() && !('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: UnusedMatrix });
  return await import('pdfjs-dist/legacy/build/pdf.mjs');
}

/** A PDF beyond this is no project plan. */
const mostPages = 2_000;

/**
 * Opens a PDF with nothing of it run and nothing fetched, gives it to `use`, and closes it.
 * @throws ProblemError for a damaged one, one that needs a password, and one with very many pages
 */
export async function withPdf<T>(bytes: Uint8Array, use: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const { getDocument, VerbosityLevel } = await loadPdfJs();
  const loading = getDocument({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
  });
  try {
    const pdf = await loading.promise.catch((error: unknown) => {
      const locked = error instanceof Error && error.name === 'PasswordException';
      throw broken(locked ? 'The PDF needs a password' : 'The PDF is damaged', error);
    });
    if (pdf.numPages > mostPages) throw broken(`The PDF has more than ${mostPages} pages`);
    return await use(pdf);
  } finally {
    await loading.destroy();
  }
}

/** A run of letters on a page. */
export interface TextRun {
  text: string;
  /** Where it begins in the page's text. */
  start: number;
  /** From the run's own measure to the page's. */
  transform: readonly number[];
  width: number;
  height: number;
}

/** The letters of a page in the order of the file, seen or not, as one text. */
export async function textOfPage(page: PDFPageProxy): Promise<{ text: string; runs: TextRun[] }> {
  const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: false });
  const runs: TextRun[] = [];
  let text = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    const { str, transform, width, height, hasEOL } = item;
    runs.push({ text: str, start: text.length, transform, width, height });
    text += hasEOL ? `${str}\n` : str;
  }
  return { text, runs };
}

/** Everything else that a PDF says in letters: about itself, in annotations, outlines, attachments and scripts. */
export async function saidBeside(pdf: PDFDocumentProxy): Promise<string> {
  const { info, metadata } = await pdf.getMetadata();
  const attachments: unknown = await pdf.getAttachments();
  const said: unknown[] = [
    info,
    metadata?.getRaw(),
    await pdf.getOutline(),
    await pdf.getJSActions(),
    attachments,
  ];
  for (let number = 1; number <= pdf.numPages; number++)
    said.push(await (await pdf.getPage(number)).getAnnotations());
  return JSON.stringify(said, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
}
