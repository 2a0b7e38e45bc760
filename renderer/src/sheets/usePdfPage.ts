import { type PDFPageProxy, TextLayer } from 'pdfjs-dist';
import { type RefObject, useEffect, useState } from 'react';
import { drawPage, emptyCanvas } from './drawPage.ts';
import type { PDFDocumentProxy } from './openPdf.ts';
import { partsIn } from './pageText.ts';
import { pixelsPerPoint } from './usePdf.ts';

/** A page while it is in view or near it. */
export function usePdfPage(pdf: PDFDocumentProxy, number: number): PDFPageProxy | null {
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  useEffect(() => {
    let left = false;
    let shown: PDFPageProxy | null = null;
    pdf.getPage(number).then(
      (found) => {
        shown = found;
        if (!left) setPage(found);
      },
      () => undefined,
    );
    return () => {
      left = true;
      shown?.cleanup();
    };
  }, [pdf, number]);
  return page;
}

/** Keeps the picture of a page in its place, as sharp as the screen. @returns whether the page could be drawn */
export function useDrawing(
  place: RefObject<HTMLElement | null>,
  page: PDFPageProxy | null,
  { scale, devicePixelRatio }: { scale: number; devicePixelRatio: number },
): { failed: boolean } {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (page === null) return;
    const stop = new AbortController();
    drawPage({ page, scale, devicePixelRatio }, stop.signal).then(
      (canvas) => {
        if (stop.signal.aborted) return;
        for (const old of place.current?.querySelectorAll('canvas') ?? []) emptyCanvas(old);
        place.current?.replaceChildren(canvas);
        setFailed(false);
      },
      () => {
        if (!stop.signal.aborted) setFailed(true);
      },
    );
    return () => stop.abort();
  }, [place, page, scale, devicePixelRatio]);
  useEffect(() => {
    const drawn = place.current;
    return () => {
      for (const canvas of drawn?.querySelectorAll('canvas') ?? []) emptyCanvas(canvas);
    };
  }, [place]);
  return { failed };
}

/** The text of a page over its picture: to be selected, found and read aloud. */
export interface PageText {
  /** The parts of the text in order, and the element over each. */
  parts: readonly string[];
  elements: readonly HTMLElement[];
}

/** @returns null until the text is there */
export function useTextLayer(
  place: RefObject<HTMLElement | null>,
  page: PDFPageProxy | null,
): PageText | null {
  const [text, setText] = useState<PageText | null>(null);
  useEffect(() => {
    const container = place.current;
    if (page === null || container === null) return;
    const closing = new AbortController();
    layText(page, container, closing.signal).then(
      (laid) => {
        if (!closing.signal.aborted) setText(laid);
      },
      () => undefined,
    );
    return () => closing.abort();
  }, [place, page]);
  return text;
}

async function layText(page: PDFPageProxy, container: HTMLElement, closing: AbortSignal): Promise<PageText> {
  const content = await page.getTextContent();
  closing.throwIfAborted();
  container.replaceChildren();
  const viewport = page.getViewport({ scale: pixelsPerPoint });
  const layer = new TextLayer({ textContentSource: content, container, viewport });
  closing.addEventListener('abort', () => layer.cancel());
  await layer.render();
  return { parts: partsIn(content), elements: layer.textDivs };
}
