import { useEffect, useRef } from 'react';
import type { PageText } from '../../../../sheets/usePdfPage.ts';
import { type Found, partsOf } from './findText.ts';

/** The browser paints these over the text, by `::highlight()`, and the text stays as it is. */
const names = { found: 'rf-found', current: 'rf-found-current' } as const;

function highlight(name: string): Highlight {
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

function rangesOf({ parts, elements }: PageText, found: Found): Range[] {
  return partsOf(parts, found).flatMap(({ index, start, end }) => {
    const node = elements[index]?.firstChild;
    if (!(node instanceof Text)) return [];
    const range = document.createRange();
    range.setStart(node, Math.min(start, node.length));
    range.setEnd(node, Math.min(end, node.length));
    return [range];
  });
}

/** Shows what was found on a page, and brings the current place into view once. */
export function useHighlights(text: PageText | null, found: readonly Found[], current: Found | null): void {
  const gone = useRef<Found | null>(null);
  useEffect(() => {
    if (text === null || found.length === 0) return;
    const laid = found.map((one) => {
      const ranges = rangesOf(text, one);
      const on = highlight(one === current ? names.current : names.found);
      for (const range of ranges) on.add(range);
      if (one === current && gone.current !== current)
        ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return { on, ranges };
    });
    gone.current = current;
    return () => {
      for (const { on, ranges } of laid) for (const range of ranges) on.delete(range);
    };
  }, [text, found, current]);
}
