import { useEffect, useRef, useState } from 'react';
import type { PDFDocumentProxy } from '../../../../sheets/openPdf.ts';
import { partsIn } from '../../../../sheets/pageText.ts';
import { type Found, findOn, mostFound, patternOf, stepped } from './findText.ts';

export interface Find {
  query: string;
  found: readonly Found[];
  /** Which of them is gone to. */
  current: Found | null;
  index: number;
  /** Whether pages are left to look through. */
  looking: boolean;
  look: (query: string) => void;
  step: (direction: 1 | -1) => void;
}

/** Looks through a document page by page, and tells what it has found on the way. */
async function* search(pdf: PDFDocumentProxy, pattern: RegExp, texts: Map<number, string>) {
  const found: Found[] = [];
  for (let page = 1; page <= pdf.numPages && found.length < mostFound; page += 1) {
    const text = texts.get(page) ?? partsIn(await (await pdf.getPage(page)).getTextContent()).join('');
    texts.set(page, text);
    const here = findOn(page, text, pattern);
    found.push(...here);
    if (here.length > 0) yield [...found];
  }
}

/**
 * Finds a text in a document.
 * @param onGo called with each place that is gone to
 */
export function useFind(pdf: PDFDocumentProxy, onGo: (found: Found) => void): Find {
  const [query, look] = useState('');
  const [found, setFound] = useState<readonly Found[]>([]);
  const [index, setIndex] = useState(0);
  const [looking, setLooking] = useState(false);
  const texts = useRef(new Map<number, string>());
  const go = useRef(onGo);
  useEffect(() => {
    go.current = onGo;
  });
  useEffect(() => {
    const pattern = patternOf(query);
    let left = false;
    const run = async (wanted: RegExp) => {
      let gone = false;
      for await (const next of search(pdf, wanted, texts.current)) {
        if (left) return;
        setFound(next);
        if (!gone && next[0]) go.current(next[0]);
        gone = true;
      }
    };
    setFound([]);
    setIndex(0);
    if (pattern === null) return;
    setLooking(true);
    run(pattern)
      // A page without a readable text has nothing to find.
      .catch(() => undefined)
      .finally(() => {
        if (!left) setLooking(false);
      });
    return () => {
      left = true;
    };
  }, [pdf, query]);
  const step = (direction: 1 | -1) => {
    const to = stepped(found.length, index, direction);
    setIndex(to);
    if (found[to]) onGo(found[to]);
  };
  return { query, found, current: found[index] ?? null, index, looking, look, step };
}
