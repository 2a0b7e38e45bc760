import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.mjs', import.meta.url).href;

export type { PDFDocumentProxy };

/**
 * Opens a PDF out of the library.
 * @param url the whole file is fetched first, because pdf.js asks for ranges over http only
 */
export async function openPdf(url: string, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`the library answered ${response.status}`);
  const data = new Uint8Array(await response.arrayBuffer());
  // The page's policy allows no WebAssembly; the decoders written in JavaScript do the same.
  const opening = getDocument({ data, useWasm: false, useSystemFonts: true });
  signal.addEventListener('abort', () => void opening.destroy());
  return opening.promise;
}
