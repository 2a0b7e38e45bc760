import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';

const printFont = 'Liberation Sans';

/** Loads the print font that comes with pdf.js, so that pictures do not depend on the fonts of the machine. */
export function loadFonts(): void {
  for (const style of ['Regular', 'Bold']) {
    const file = new URL(
      `../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-${style}.ttf`,
      import.meta.url,
    );
    if (!GlobalFonts.registerFromPath(fileURLToPath(file), printFont))
      throw new Error(`The font ${file.pathname} could not be read: run npm ci first`);
  }
}

export function print(size: number, weight: 'normal' | 'bold' = 'normal'): string {
  return `${weight} ${size}px "${printFont}"`;
}
