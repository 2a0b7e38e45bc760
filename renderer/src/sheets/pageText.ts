import type { PDFPageProxy } from 'pdfjs-dist';

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/** The parts of a page's text, in order; one that ends a line ends with a line break. */
export function partsIn({ items }: TextContent): string[] {
  return items.flatMap((item) => ('str' in item ? [item.hasEOL ? `${item.str}\n` : item.str] : []));
}
