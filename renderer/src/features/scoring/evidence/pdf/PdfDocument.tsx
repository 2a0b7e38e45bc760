import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type SheetBox, type Size, toPixels } from '../../../../sheets/box.ts';
import type { PDFDocumentProxy } from '../../../../sheets/openPdf.ts';
import { useDevicePixelRatio } from '../../../../sheets/useDevicePixelRatio.ts';
import styles from '../evidence.module.css';
import { useRegions } from '../region/useRegions.ts';
import { pan, scrollTo } from '../scrollTo.ts';
import type { StillProps } from '../still.ts';
import { useStillActions } from '../stillDesk.ts';
import { FindBar } from './FindBar.tsx';
import { PageList } from './PageList.tsx';
import { PdfBar } from './PdfBar.tsx';
import { useFind } from './useFind.ts';
import { pageMargin, usePages } from './usePages.ts';

interface PdfDocumentProps extends StillProps {
  pdf: PDFDocumentProxy;
  /** Of the first page, at 100 per cent. */
  first: Size;
}

/** The pages in their window, and the ways to go about them. */
function usePageWindow({ pdf, first, evidenceId, marking, desk }: PdfDocumentProps, drawing: boolean) {
  const window = useRef<HTMLElement>(null);
  const pages = usePages({ window, count: pdf.numPages, first });
  const { scaled, current, placeOf } = pages;
  const reveal = ({ page, box }: SheetBox) => {
    const sheet = placeOf(page);
    const part = toPixels(box, sheet);
    if (window.current) scrollTo(window.current, { ...part, x: sheet.x + part.x, y: sheet.y + part.y });
  };
  const go = (page: number) => {
    const wanted = Math.min(Math.max(1, page), pdf.numPages);
    window.current?.scrollTo({ top: placeOf(wanted).y - pageMargin });
  };
  const ready = scaled.settled;
  const regions = useRegions({ evidenceId, kind: 'page', marking, window, drawing, ready, reveal });
  useStillActions(desk, {
    zoomIn: scaled.in,
    zoomOut: scaled.out,
    fit: () => scaled.set({ kind: 'width' }),
    pan: (across, down) => pan(window.current, across, down),
    nextPage: () => go(current + 1),
    previousPage: () => go(current - 1),
    ...(marking.readOnly ? {} : { markRegion: regions.place }),
    reveal: regions.reveal,
  });
  return { window, pages, regions, go };
}

/** A document that could be opened. */
export function PdfDocument(props: PdfDocumentProps) {
  const { pdf, title, marking, onShown } = props;
  const [wantsDrawing, setDrawing] = useState(true);
  const [finding, setFinding] = useState(false);
  const devicePixelRatio = useDevicePixelRatio();
  const drawing = wantsDrawing && !marking.readOnly;
  const { window, pages, regions, go } = usePageWindow(props, drawing);
  const { scaled, current, shown, learn } = pages;
  const find = useFind(pdf, ({ page }) => {
    if (!shown.some((one) => one.page === page)) go(page);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is shown once, whoever is told
  useEffect(() => {
    onShown();
  }, []);
  const closeFind = () => {
    setFinding(false);
    find.look('');
    window.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'KeyF' || !(event.ctrlKey || event.metaKey)) return;
    // The browser would look through the few pages that exist now.
    event.preventDefault();
    setFinding(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only catches the keys of what is in it
    <div className={styles.view} onKeyDown={onKeyDown}>
      <PdfBar
        page={current}
        pages={pdf.numPages}
        scaled={scaled}
        drawing={marking.readOnly ? null : drawing}
        finding={finding}
        onGo={go}
        onDrawing={setDrawing}
        onFind={() => (finding ? closeFind() : setFinding(true))}
      />
      {finding && <FindBar find={find} onClose={closeFind} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section ref={window} className={styles.window} aria-label={title} tabIndex={0}>
        <PageList
          pages={pages}
          regions={regions}
          find={find}
          shown={{ pdf, devicePixelRatio, handling: regions.handling, onSize: learn }}
        />
      </section>
    </div>
  );
}
