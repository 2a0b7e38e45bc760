import { readFile, writeFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { createCanvas, DOMMatrix, ImageData, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import type { PageViewport, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import type { TextHit, WordFinder } from '#shared/blinding/words.ts';
import { problem } from '#shared/contract/errors.ts';
import { loadPdfJs, type TextRun, textOfPage, withPdf } from './pdfPages.ts';
import { broken } from './refusals.ts';
import { openTally, type Scrubbed, type ScrubContext, type Tally } from './scrubbing.ts';

const mostBytes = 512 * 1024 ** 2;
/** Dots to an inch: small print stays legible when it is made larger. */
const resolution = 200;
const pointsToInch = 72;
const longestSide = 5_000;

/** The width of a part of a run, as far as a common typeface tells; the cover is made wider by what that can be off. */
function shareOf(ruler: SKRSContext2D, run: string, part: string): number {
  const whole = ruler.measureText(run).width;
  return whole === 0 ? 0 : ruler.measureText(part).width / whole;
}

/** Covers the letters of a run from one to another, whichever way the run goes across the page. */
function cover(
  context: SKRSContext2D,
  viewport: PageViewport,
  part: { run: TextRun; from: number; to: number },
) {
  const { run, from, to } = part;
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = run.transform;
  const along = Math.hypot(a, b) || 1;
  const up = Math.hypot(c, d) || 1;
  const slack = 0.35 * up + (from > 0 || to < run.text.length ? 0.02 * run.width : 0);
  const start = shareOf(context, run.text, run.text.slice(0, from)) * run.width - slack;
  const end = shareOf(context, run.text, run.text.slice(0, to)) * run.width + slack;
  const corner = (right: number, above: number) =>
    viewport.convertToViewportPoint(
      x + (right * a) / along + (above * c) / up,
      y + (right * b) / along + (above * d) / up,
    );
  const [low, high] = [-0.35 * up, 1.1 * up];
  context.beginPath();
  for (const [right, above] of [
    [start, low],
    [end, low],
    [end, high],
    [start, high],
  ] as const) {
    const [left = 0, top = 0] = corner(right, above);
    context.lineTo(left, top);
  }
  context.closePath();
  context.fill();
}

function coverHits(
  context: SKRSContext2D,
  viewport: PageViewport,
  { runs, hits }: { runs: readonly TextRun[]; hits: readonly TextHit[] },
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#000000';
  context.font = '100px sans-serif';
  for (const { start, end } of hits)
    for (const run of runs) {
      const from = Math.max(0, start - run.start);
      const to = Math.min(run.text.length, end - run.start);
      if (from < to) cover(context, viewport, { run, from, to });
    }
}

/** Forms are drawn by the viewer, over the page; their values would be lost without a word. */
async function refuseForms(page: PDFPageProxy, tally: Tally): Promise<void> {
  const annotations: { subtype?: string; fieldValue?: unknown }[] = await page.getAnnotations();
  const filled = annotations.some(
    ({ subtype, fieldValue }) =>
      subtype === 'Widget' &&
      typeof fieldValue === 'string' &&
      fieldValue.trim() !== '' &&
      fieldValue !== 'Off',
  );
  if (filled)
    throw problem(
      'unsupported',
      'The PDF has a form that is filled in, and what is filled in is no part of its pages.',
      'Print it to a PDF, and scrub that.',
    );
  tally.add('annotations, links and form fields', annotations.length);
}

type Drawing = Parameters<PDFPageProxy['render']>[0];

async function drawPage(page: PDFPageProxy, find: WordFinder, tally: Tally): Promise<Buffer> {
  const { AnnotationMode } = await loadPdfJs();
  await refuseForms(page, tally);
  const size = page.getViewport({ scale: 1 });
  const scale = Math.min(resolution / pointsToInch, longestSide / Math.max(size.width, size.height));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(
    Math.max(1, Math.ceil(viewport.width)),
    Math.max(1, Math.ceil(viewport.height)),
  );
  const context = canvas.getContext('2d');
  await page.render({
    // It draws on whatever behaves like a browser's canvas.
    canvas: canvas as unknown as Drawing['canvas'],
    canvasContext: context as unknown as NonNullable<Drawing['canvasContext']>,
    viewport,
    background: '#ffffff',
    annotationMode: AnnotationMode.DISABLE,
  }).promise;
  const { text, runs } = await textOfPage(page);
  const hits = find(text);
  tally.add('identifiers in the text, removed with the place they stood on', hits.length);
  coverHits(context, viewport, { runs, hits });
  return sharp(canvas.data(), { raw: { width: canvas.width, height: canvas.height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

async function countBeside(pdf: PDFDocumentProxy, tally: Tally): Promise<void> {
  const { info, metadata } = await pdf.getMetadata();
  const facts = Object.entries(info).filter(([, value]) => typeof value === 'string' && value !== '');
  tally.add('entries of the document’s description', facts.length);
  tally.add('XMP', metadata ? 1 : 0);
  const attachments: object | null = await pdf.getAttachments();
  tally.add('attachments', Object.keys(attachments ?? {}).length);
  tally.add('scripts', Object.keys((await pdf.getJSActions()) ?? {}).length);
  tally.add('bookmarks', (await pdf.getOutline())?.length ?? 0);
}

/** PDF.js draws with these where there is no browser; they must be of the canvas that it draws on. */
function lendCanvas(): void {
  Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
}

/**
 * Draws every page of a PDF as it is seen, removes the places where an identifier stands, and writes the pictures into
 * a new PDF. What is not seen – hidden text, layers that are off, earlier versions, attachments – does not come along.
 * @throws ProblemError for a damaged PDF, one with a password, and one whose form is filled in
 */
export async function scrubPdf(input: string, output: string, { find }: ScrubContext): Promise<Scrubbed> {
  const bytes = await readFile(input);
  if (bytes.length > mostBytes) throw broken(`The PDF is larger than ${mostBytes / 1024 ** 2} MiB`);
  lendCanvas();
  const tally = openTally();
  const made = await PDFDocument.create({ updateMetadata: false });
  const versions = bytes.toString('latin1').split('%%EOF').length - 2;
  tally.add('earlier versions of the document', versions);
  await withPdf(bytes, async (pdf) => {
    await countBeside(pdf, tally);
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const picture = await made.embedJpg(await drawPage(page, find, tally));
      made.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
      page.cleanup();
    }
  });
  await writeFile(output, await made.save(), { mode: 0o600, flag: 'wx' });
  const { version } = await loadPdfJs();
  return {
    removed: tally.removals(),
    tools: [
      { name: 'PDF.js', version },
      { name: 'sharp (libvips)', version: sharp.versions.vips ?? '' },
    ],
    how: [`every page drawn as it is seen, at ${resolution} dots to an inch, and written as a picture`],
  };
}
