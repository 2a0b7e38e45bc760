import { ActionIcon, Group, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import styles from './evidence.module.css';
import { openPdf, type PDFDocumentProxy } from './openPdf.ts';
import { UnreadableNote } from './UnreadableNote.tsx';
import { useZoom, ZoomControls } from './ZoomControls.tsx';

type Opened = { kind: 'opening' } | { kind: 'open'; pdf: PDFDocumentProxy } | { kind: 'unreadable' };

function usePdf(source: string, attempt: number): Opened {
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens the same source again
  useEffect(() => {
    const closing = new AbortController();
    setOpened({ kind: 'opening' });
    openPdf(source, closing.signal).then(
      (pdf) => setOpened({ kind: 'open', pdf }),
      () => {
        if (!closing.signal.aborted) setOpened({ kind: 'unreadable' });
      },
    );
    return () => closing.abort();
  }, [source, attempt]);
  return opened;
}

interface PageProps {
  pdf: PDFDocumentProxy;
  page: number;
  /** CSS pixels. */
  width: number;
  label: string;
}

async function drawPage({ pdf, page, width }: PageProps, canvas: HTMLCanvasElement) {
  const shown = await pdf.getPage(page);
  const cssScale = width / shown.getViewport({ scale: 1 }).width;
  const viewport = shown.getViewport({ scale: cssScale * window.devicePixelRatio });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  canvas.style.width = `${width}px`;
  return shown.render({ canvas, viewport });
}

function Page(props: PageProps) {
  const { pdf, page, width, label } = props;
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the label is not drawn
  useEffect(() => {
    let stop: () => void = () => undefined;
    // pdf.js allows one drawing per canvas at a time, so each drawing gets its own and is shown once it is whole.
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', label);
    let stale = false;
    drawPage(props, canvas)
      .then((task) => {
        stop = () => task.cancel();
        if (stale) task.cancel();
        return task.promise;
      })
      .then(() => {
        if (!stale) place.current?.replaceChildren(canvas);
      })
      .catch(() => undefined);
    return () => {
      stale = true;
      stop();
    };
  }, [pdf, page, width]);
  return <div ref={place} className={styles.paper} />;
}

/** A document, page by page. */
export function PdfView({ source, title }: { source: string; title: string }) {
  const { t } = useTranslation('scoring');
  const [attempt, setAttempt] = useState(0);
  const [page, setPage] = useState(1);
  const zoom = useZoom();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const opened = usePdf(source, attempt);
  if (opened.kind === 'unreadable') {
    return <UnreadableNote title={title} onRetry={() => setAttempt(attempt + 1)} />;
  }
  const pages = opened.kind === 'open' ? opened.pdf.numPages : 1;
  const label = t('page', { page, pages });
  const turn = (to: number) => setPage(Math.min(Math.max(1, to), pages));
  return (
    <div className={styles.view}>
      <Group className={styles.bar} gap={8} onMouseDown={keepKeysOnPage}>
        <ActionIcon aria-label={t('previousPage')} disabled={page === 1} onClick={() => turn(page - 1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Text size="xs">{label}</Text>
        <ActionIcon aria-label={t('nextPage')} disabled={page === pages} onClick={() => turn(page + 1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
        <ZoomControls zoom={zoom} />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className={styles.scroll} ref={ref} aria-label={title} tabIndex={0}>
        {opened.kind === 'open' && width > 0 && (
          <Page pdf={opened.pdf} page={page} width={Math.min(width - 32, 900) * zoom.factor} label={label} />
        )}
      </section>
    </div>
  );
}
