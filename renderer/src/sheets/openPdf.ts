import { GlobalWorkerOptions, getDocument, PDFDataRangeTransport, type PDFDocumentProxy } from 'pdfjs-dist';

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.mjs', import.meta.url).href;

export type { PDFDocumentProxy };

export const pdfTroubles = ['damaged', 'locked', 'large', 'unreadable'] as const;
/** Why a document cannot be shown; only the last may pass when it is tried again. */
export type PdfTrouble = (typeof pdfTroubles)[number];

/** pdf.js keeps room for the whole file, however little of it is read. */
const mostBytes = 1024 ** 3;
/** What a span can name. */
const mostPages = 10_000;
const pieceBytes = 256 * 1024;

class TooLarge extends Error {}

/** What an error that came while opening means to a person. */
export function pdfTroubleOf(error: unknown): PdfTrouble {
  if (error instanceof TooLarge) return 'large';
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'locked';
  return ['InvalidPDFException', 'FormatError', 'UnknownErrorException'].includes(name)
    ? 'damaged'
    : 'unreadable';
}

interface Piece {
  bytes: Uint8Array;
  /** Of the whole file. */
  total: number;
}

async function readPiece(url: string, begin: number, signal: AbortSignal): Promise<Piece> {
  const range = `bytes=${begin}-${begin + pieceBytes - 1}`;
  const response = await fetch(url, { headers: { range }, signal });
  if (!response.ok) throw new Error(`the library answered ${response.status}`);
  const total = Number(response.headers.get('content-range')?.split('/')[1] ?? Number.NaN);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { bytes, total: Number.isNaN(total) ? bytes.length : total };
}

/** pdf.js asks for ranges over http only; this asks for them wherever the library is. */
class LibraryTransport extends PDFDataRangeTransport {
  readonly #url: string;
  readonly #closing: AbortSignal;
  readonly #onLost: (error: unknown) => void;

  constructor(url: string, first: Piece, closing: AbortSignal, onLost: (error: unknown) => void) {
    super(first.total, first.bytes);
    this.#url = url;
    this.#closing = closing;
    this.#onLost = onLost;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, end).then(
      (bytes) => this.onDataRange(begin, bytes),
      (error: unknown) => {
        if (!this.#closing.aborted) this.#onLost(error);
      },
    );
  }

  async #read(begin: number, end: number): Promise<Uint8Array> {
    const whole = new Uint8Array(end - begin);
    for (let at = begin; at < end; at += pieceBytes) {
      const { bytes } = await readPiece(this.#url, at, this.#closing);
      whole.set(bytes.subarray(0, end - at), at - begin);
    }
    return whole;
  }
}

/**
 * Opens a PDF out of the library; of a large one, only what is looked at is read.
 * @param closing ends it: the worker goes, and all memory with it
 * @param onLost called when a part that is needed later cannot be read
 * @throws what `pdfTroubleOf` understands
 */
export async function openPdf(
  url: string,
  closing: AbortSignal,
  onLost: (error: unknown) => void,
): Promise<PDFDocumentProxy> {
  const first = await readPiece(url, 0, closing);
  if (first.total > mostBytes) throw new TooLarge();
  const opening = getDocument({
    range: new LibraryTransport(url, first, closing, onLost),
    rangeChunkSize: pieceBytes,
    disableAutoFetch: true,
    disableStream: true,
    // The page's policy allows no WebAssembly; the decoders written in JavaScript do the same.
    useWasm: false,
    useSystemFonts: true,
  });
  const end = () => void opening.destroy();
  if (closing.aborted) end();
  closing.addEventListener('abort', end);
  const pdf = await opening.promise;
  if (pdf.numPages > mostPages) {
    end();
    throw new TooLarge();
  }
  return pdf;
}
