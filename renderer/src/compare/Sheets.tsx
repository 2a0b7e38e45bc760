import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import { mediaUrl } from '../ipc/client.ts';
import type { Size } from '../sheets/box.ts';
import type { PDFDocumentProxy } from '../sheets/openPdf.ts';
import { placeOf } from '../sheets/placeOf.ts';
import { useDevicePixelRatio } from '../sheets/useDevicePixelRatio.ts';
import { usePdf } from '../sheets/usePdf.ts';
import { useDrawing, usePdfPage } from '../sheets/usePdfPage.ts';
import styles from './compare.module.css';
import type { ComparedReading } from './compared.ts';
import type { Shown } from './useShown.ts';

/** A region that one of the two marked on a sheet; an image is its own sheet, 1. */
interface Region {
  id: string;
  page: number;
  box: { x: number; y: number; width: number; height: number };
  letters: string;
  reader: string;
  note: string;
  /** 0 for the left reading, 1 for the right. */
  side: number;
}

/** What both marked on an item, by the letters of their criteria. */
export function regionsOn(
  item: Evidence,
  readings: readonly ComparedReading[],
  criteria: readonly Criterion[],
): Region[] {
  return readings.flatMap(({ reader, annotations }, side) =>
    annotations.flatMap(({ id, span, criterionIds, note }): Region[] => {
      if (span.evidenceId !== item.id || (span.kind !== 'page' && span.kind !== 'image')) return [];
      const { x, y, width, height } = span;
      const letters = criteria.filter((one) => criterionIds.includes(one.id)).map(({ letter }) => letter);
      const page = span.kind === 'page' ? span.page : 1;
      return [{ id, page, box: { x, y, width, height }, letters: letters.join(' '), reader, note, side }];
    }),
  );
}

function Regions({ regions, shown }: { regions: readonly Region[]; shown: Shown }) {
  return regions.map(({ id, box, letters, reader, note, side }) => (
    <button
      key={id}
      type="button"
      className={styles.region}
      data-side={side}
      aria-pressed={shown.pointed.includes(id)}
      aria-label={`${letters} ${reader} ${note}`}
      title={`${letters} ${reader} ${note}`}
      style={placeOf(box)}
      onClick={() => shown.point(id)}
    >
      <span aria-hidden>
        {letters} {reader}
      </span>
    </button>
  ));
}

interface SheetsProps {
  item: Evidence;
  regions: readonly Region[];
  shown: Shown;
}

/** An image with what both marked on it. */
export function Image({ item, regions, shown }: SheetsProps) {
  return (
    <div className={styles.sheet}>
      <img className={styles.image} src={mediaUrl(item.media.sha256)} alt={item.title} />
      <Regions regions={regions} shown={shown} />
    </div>
  );
}

/** CSS pixels: room for two columns of text to be read. */
const sheetWidth = 640;

interface PageProps extends SheetsProps {
  pdf: PDFDocumentProxy;
  number: number;
  first: Size;
}

function Page({ pdf, number, first, regions, shown }: PageProps) {
  const { t } = useTranslation('compare');
  const picture = useRef<HTMLDivElement>(null);
  const page = usePdfPage(pdf, number);
  const scale = sheetWidth / first.width;
  const drawing = useDrawing(picture, page, { scale, devicePixelRatio: useDevicePixelRatio() });
  const here = regions.filter((region) => region.page === number);
  return (
    <figure className={styles.paper} aria-label={t('page', { page: number })}>
      <figcaption className={styles.soft}>{t('page', { page: number })}</figcaption>
      <div
        className={styles.sheet}
        style={{ width: sheetWidth, aspectRatio: `${first.width} / ${first.height}` }}
      >
        <div ref={picture} className={styles.drawn} aria-hidden />
        {drawing.failed && <p>{t('notDrawn')}</p>}
        <Regions regions={here} shown={shown} />
      </div>
    </figure>
  );
}

const mostPages = 10;

/** The pages of a document that either of the two marked; its first where nobody marked any. */
export function Pages({ item, regions, shown }: SheetsProps) {
  const { t } = useTranslation('compare');
  const opened = usePdf(mediaUrl(item.media.sha256), 0);
  const pointed = regions.filter(({ id }) => shown.pointed.includes(id));
  const wanted = [...new Set((pointed.length > 0 ? pointed : regions).map(({ page }) => page))];
  const pages = (wanted.length === 0 ? [1] : wanted).toSorted((a, b) => a - b).slice(0, mostPages);
  if (opened.kind === 'opening') return null;
  if (opened.kind === 'failed') return <p role="alert">{t('notDrawn')}</p>;
  return (
    <div className={styles.papers}>
      {pages
        .filter((number) => number <= opened.pdf.numPages)
        .map((number) => (
          <Page key={number} {...{ ...opened, number, item, regions, shown }} />
        ))}
    </div>
  );
}
