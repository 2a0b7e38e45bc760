import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';

export const paper = { width: 595, height: 842, margin: 56, top: 38, foot: 58 } as const;
export const column = paper.width - 2 * paper.margin;

export const colors = {
  text: rgb(0.16, 0.2, 0.25),
  soft: rgb(0.38, 0.42, 0.47),
  accent: rgb(0.12, 0.37, 0.55),
  band: rgb(0.93, 0.95, 0.97),
  line: rgb(0.78, 0.81, 0.84),
} as const;

interface TextStyle {
  size: number;
  bold?: boolean;
  soft?: boolean;
  /** Left edge from the left margin, in points. */
  indent?: number;
  /** Width in points; the rest of the column where not given. */
  width?: number;
}

/** The moment the documents claim to be made at: fixed, so that they come out the same each time. */
const madeAt = new Date(Date.UTC(2026, 0, 5));
const leading = 1.42;

/** Writes text down a page and starts a new page when it is full. */
export class PageWriter {
  readonly document: PDFDocument;
  readonly #plain: PDFFont;
  readonly #bold: PDFFont;
  page: PDFPage;
  /** Where the next line's top is, in points from the bottom of the page. */
  y: number = paper.height - paper.top;

  private constructor(document: PDFDocument, plain: PDFFont, bold: PDFFont) {
    this.document = document;
    this.#plain = plain;
    this.#bold = bold;
    this.page = document.addPage([paper.width, paper.height]);
  }

  static async start(): Promise<PageWriter> {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.setTitle('Lesson plan (synthetic sample)');
    document.setCreationDate(madeAt);
    document.setModificationDate(madeAt);
    const plain = await document.embedFont(StandardFonts.Helvetica);
    const bold = await document.embedFont(StandardFonts.HelveticaBold);
    return new PageWriter(document, plain, bold);
  }

  /** Starts a new page unless this many points are left on this one. */
  need(points: number): void {
    if (this.y - points >= paper.foot) return;
    this.page = this.document.addPage([paper.width, paper.height]);
    this.y = paper.height - paper.top;
  }

  text(text: string, style: TextStyle): void {
    for (const line of this.lines(text, style)) {
      this.need(style.size * leading);
      this.y -= style.size * leading;
      this.line(line, paper.margin + (style.indent ?? 0), this.y + style.size * 0.3, style);
    }
  }

  line(text: string, x: number, y: number, style: TextStyle): void {
    const font = style.bold ? this.#bold : this.#plain;
    this.page.drawText(text, { x, y, font, size: style.size, color: style.soft ? colors.soft : colors.text });
  }

  lines(text: string, style: TextStyle): string[] {
    const font = style.bold ? this.#bold : this.#plain;
    // Widths are measured with kerning and drawn without it: a little room keeps lines inside the column.
    const width = (style.width ?? column - (style.indent ?? 0)) - 5;
    const lines: string[] = [];
    for (const word of text.split(' ')) {
      const last = lines.at(-1);
      const longer = last === undefined ? word : `${last} ${word}`;
      if (last !== undefined && font.widthOfTextAtSize(longer, style.size) <= width)
        lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  /** Height in points of text set in this style. */
  heightOf(text: string, style: TextStyle): number {
    return this.lines(text, style).length * style.size * leading;
  }

  space(points: number): void {
    this.y -= points;
  }
}
