/** The colours a timeline is drawn in, as a canvas takes them. */
export interface Palette {
  ground: string;
  softGround: string;
  text: string;
  softText: string;
  line: string;
  strongLine: string;
  accent: string;
  font: string;
}

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

export function rgbOf(hex: string): Rgb {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim())?.[1] ?? '808080';
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const part = (at: number) => Number.parseInt(six.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

/** One colour with a share (0 to 1) of it in another, both as `#rrggbb`. */
export function mixed(colour: string, into: string, share: number): string {
  const [from, to] = [rgbOf(colour), rgbOf(into)];
  const parts = from.map((value, i) => Math.round(value * share + (to[i] ?? 0) * (1 - share)));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Reads the theme's colours where the element stands. Costly enough to be done once for each theme. */
export function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const variable = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  return {
    ground: variable('--rf-ground', '#ffffff'),
    softGround: variable('--rf-ground-soft', '#f7f8f8'),
    text: variable('--rf-text', '#1d2226'),
    softText: variable('--rf-text-soft', '#5d666c'),
    line: variable('--rf-line', '#e1e4e6'),
    strongLine: variable('--rf-line-strong', '#868e93'),
    accent: variable('--rf-accent', '#186486'),
    font: `11px ${style.fontFamily || 'sans-serif'}`,
  };
}

/**
 * Tells when the theme may be another: an attribute of the element or of what it stands in changed.
 * @returns a function that stops telling
 */
export function watchTheme(element: HTMLElement, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  const attributeFilter = ['class', 'data-mantine-color-scheme', 'data-theme', 'data-night'];
  for (let at: HTMLElement | null = element; at !== null; at = at.parentElement)
    observer.observe(at, { attributes: true, attributeFilter });
  return () => observer.disconnect();
}
