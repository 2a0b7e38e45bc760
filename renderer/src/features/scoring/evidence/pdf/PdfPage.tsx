import { type CSSProperties, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box, Size } from '../../../../sheets/box.ts';
import type { PDFDocumentProxy } from '../../../../sheets/openPdf.ts';
import { pixelsPerPoint } from '../../../../sheets/usePdf.ts';
import { useDrawing, usePdfPage, useTextLayer } from '../../../../sheets/usePdfPage.ts';
import type { RegionMark } from '../marks.ts';
import { type RegionHandling, RegionLayer } from '../region/RegionLayer.tsx';
import type { Found } from './findText.ts';
import styles from './pdf.module.css';
import { useHighlights } from './useHighlights.ts';

/** What every page of a document is shown with. */
export interface PageShown {
  pdf: PDFDocumentProxy;
  devicePixelRatio: number;
  handling: RegionHandling;
  /** The size of a page at 100 per cent, once it is known. */
  onSize: (page: number, size: Size) => void;
}

interface PdfPageProps {
  shown: PageShown;
  number: number;
  /** At 100 per cent. */
  size: Size;
  /** 1 is 100 per cent. */
  scale: number;
  marks: readonly RegionMark[];
  placed: Box | null;
  asking: Box | null;
  found: readonly Found[];
  current: Found | null;
}

/** One page: its picture, its text and its regions. */
export function PdfPage(props: PdfPageProps) {
  const { shown, number, size, scale, marks, placed, asking, found, current } = props;
  const { t } = useTranslation('evidence');
  const { pdf, devicePixelRatio, handling, onSize } = shown;
  const picture = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const page = usePdfPage(pdf, number);
  const drawing = useDrawing(picture, page, { scale, devicePixelRatio });
  const text = useTextLayer(words, page);
  useHighlights(text, found, current);
  useEffect(() => {
    if (page === null) return;
    const { width, height } = page.getViewport({ scale: pixelsPerPoint });
    onSize(number, { width, height });
  }, [page, number, onSize]);
  const place = { width: size.width * scale, height: size.height * scale };
  const empty = text?.parts.every((part) => part.trim() === '');
  return (
    <section
      className={styles.page}
      data-sheet={number}
      aria-label={t('pdf.page', { page: number, pages: pdf.numPages })}
      style={{ ...place, '--total-scale-factor': scale * pixelsPerPoint } as CSSProperties}
    >
      <div ref={picture} className={styles.picture} aria-hidden />
      <div ref={words} className={styles.words} />
      {empty === true && <p className={styles.wordless}>{t('pdf.noText')}</p>}
      {drawing.failed && <p className={styles.undrawn}>{t('pdf.undrawn')}</p>}
      <RegionLayer page={number} {...{ marks, placed, asking, handling }} />
    </section>
  );
}
