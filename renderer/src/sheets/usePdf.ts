import { useEffect, useState } from 'react';
import type { Size } from './box.ts';
import { openPdf, type PDFDocumentProxy, type PdfTrouble, pdfTroubleOf } from './openPdf.ts';

/** CSS pixels for a point of the page, at 100 per cent. */
export const pixelsPerPoint = 96 / 72;

export type Opened =
  | { kind: 'opening' }
  /** `first`: the size of the first page at 100 per cent; the others are taken to be like it until they are seen. */
  | { kind: 'open'; pdf: PDFDocumentProxy; first: Size }
  | { kind: 'failed'; trouble: PdfTrouble };

/** A document while it is shown; `attempt` opens it again. */
export function usePdf(source: string, attempt: number): Opened {
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens the same source again
  useEffect(() => {
    const closing = new AbortController();
    const fail = (error: unknown) => {
      if (!closing.signal.aborted) setOpened({ kind: 'failed', trouble: pdfTroubleOf(error) });
    };
    const open = async () => {
      const pdf = await openPdf(source, closing.signal, fail);
      const { width, height } = (await pdf.getPage(1)).getViewport({ scale: pixelsPerPoint });
      if (!closing.signal.aborted) setOpened({ kind: 'open', pdf, first: { width, height } });
    };
    setOpened({ kind: 'opening' });
    open().catch(fail);
    return () => closing.abort();
  }, [source, attempt]);
  return opened;
}
