import { DOMParser, type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';
import { redacted, type TextHit, type WordFinder, withoutWords } from '#shared/blinding/words.ts';
import { broken } from './refusals.ts';
import type { Tally } from './scrubbing.ts';

/** Reads a part. @throws ProblemError for broken XML, and for a document type: entities can name files and grow without end */
export function parseXml(bytes: Buffer, name: string): Document {
  const text = (
    bytes[0] === 0xff || bytes[0] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8')
  ).replace(/^\uFEFF/, '');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw broken(`${name} declares entities, which no Office document needs`);
  try {
    return new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new SyntaxError(message);
      },
    }).parseFromString(text, 'text/xml');
  } catch (error) {
    throw broken(`${name} in the document is damaged`, error);
  }
}

export function writeXml(document: Document): Uint8Array {
  const text = new XMLSerializer().serializeToString(document);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return new TextEncoder().encode(text.startsWith('<?xml') ? text : head + text);
}

/** Every element of a part, in the order of the file; a list of its own, so that elements may go while it is used. */
export function elementsOf(document: Document): Element[] {
  return [...document.getElementsByTagName('*')];
}

export function removeNode(node: Node): void {
  node.parentNode?.removeChild(node);
}

function unwrap(element: Element): void {
  while (element.firstChild) element.parentNode?.insertBefore(element.firstChild, element);
  removeNode(element);
}

/** An element's attribute by its name without the namespace. */
export function attributeOf(element: Element, name: string): string | undefined {
  return [...element.attributes].find((attribute) => (attribute.localName ?? attribute.name) === name)?.value;
}

/** Elements that go with all that is in them, with the report's words for them. */
const leaving: Readonly<Record<string, string>> = {
  del: 'tracked changes',
  moveFrom: 'tracked changes',
  rPrChange: 'tracked changes',
  pPrChange: 'tracked changes',
  sectPrChange: 'tracked changes',
  tblPrChange: 'tracked changes',
  tblGridChange: 'tracked changes',
  tblPrExChange: 'tracked changes',
  tcPrChange: 'tracked changes',
  trPrChange: 'tracked changes',
  numberingChange: 'tracked changes',
  cellDel: 'tracked changes',
  cellIns: 'tracked changes',
  moveFromRangeStart: 'tracked changes',
  moveFromRangeEnd: 'tracked changes',
  moveToRangeStart: 'tracked changes',
  moveToRangeEnd: 'tracked changes',
  commentRangeStart: 'comments',
  commentRangeEnd: 'comments',
  commentReference: 'comments',
  annotationRef: 'comments',
  extLst: 'extensions of other programs',
  docVars: 'document variables',
  rsids: 'identities of editing sessions',
  docId: 'identities of the document',
  attachedTemplate: 'paths of templates',
  mailMerge: 'sources of mail merge',
  dataBinding: 'bindings to hidden data',
  customXmlInsRangeStart: 'tracked changes',
  customXmlDelRangeStart: 'tracked changes',
  custDataLst: 'custom data',
  custShowLst: 'custom shows',
  trackRevisions: 'tracked changes',
  documentProtection: 'protection',
  writeProtection: 'protection',
};

/** Elements whose content stays. */
const unwrapped = new Set(['ins', 'moveTo', 'customXml', 'smartTag']);
const unwrappedIn = /\/(?:wordprocessingml|main)/;

/** Attributes that say who, when, in which session, or from which file. */
const leavingAttributes =
  /^(?:rsid\w*|author|initials|date|dateUtc|userId|providerId|paraId|textId|durableId|descr|title|creationId|anchorId|editId)$/;

function isHidden(element: Element): boolean {
  const mark = [...element.getElementsByTagName('*')].find(
    ({ localName, parentNode }) =>
      (localName === 'vanish' || localName === 'webHidden') && parentNode?.localName === 'rPr',
  );
  const value = mark && attributeOf(mark, 'val');
  return mark !== undefined && !(value === '0' || value === 'false' || value === 'off');
}

function cleanElement(element: Element, tally: Tally): void {
  const name = element.localName ?? '';
  // A deleted paragraph mark stands in the properties of the paragraph; the paragraph stays.
  const reason = leaving[name];
  if (reason !== undefined) {
    tally.add(reason);
    removeNode(element);
    return;
  }
  const hidden = (name === 'r' && isHidden(element)) || (name === 'sp' && hiddenShape(element));
  if (hidden) {
    tally.add('hidden text');
    removeNode(element);
    return;
  }
  if (unwrapped.has(name) && unwrappedIn.test(element.namespaceURI ?? '')) {
    if (name === 'ins' || name === 'moveTo') tally.add('tracked changes');
    unwrap(element);
  }
}

function hiddenShape(shape: Element): boolean {
  return [...shape.getElementsByTagName('*')].some(
    (element) => element.localName === 'cNvPr' && attributeOf(element, 'hidden') === '1',
  );
}

/** Attributes that a program needs, but whose words it does not. */
const emptied = (element: Element, name: string) =>
  name === 'name' && /^(?:docPr|cNvPr)$/.test(element.localName ?? '');

function cleanAttributes(element: Element, find: WordFinder, tally: Tally): void {
  const isText = /^(?:docPr|cNvPr|ins|del|comment|p|r|tr|sectPr|inline|anchor)$/.test(
    element.localName ?? '',
  );
  for (const attribute of [...element.attributes]) {
    const name = attribute.localName ?? attribute.name;
    if (attribute.name.startsWith('xmlns')) continue;
    if (isText && leavingAttributes.test(name)) element.removeAttributeNode(attribute);
    else if (name.startsWith('rsid')) element.removeAttributeNode(attribute);
    else if (emptied(element, name)) attribute.value = '';
    else {
      const hits = find(attribute.value);
      tally.add('identifiers in names of the document’s parts', hits.length);
      if (hits.length > 0) attribute.value = withoutWords(attribute.value, hits);
    }
  }
}

const textNames = /^(?:t|delText|instrText)$/;

/** Replaces identifiers that can be spread over many pieces of one paragraph. */
function cleanPieces(pieces: readonly Element[], find: WordFinder, tally: Tally): void {
  const texts = pieces.map(({ textContent }) => textContent ?? '');
  const hits = find(texts.join(''));
  if (hits.length === 0) return;
  tally.add('identifiers in the text', hits.length);
  let start = 0;
  for (const [index, piece] of pieces.entries()) {
    const text = texts[index] ?? '';
    piece.textContent = pieceWithout(text, start, hits);
    start += text.length;
  }
}

/** What is left of a piece; the mark for a name stands in the piece in which the name begins. */
function pieceWithout(text: string, start: number, hits: readonly TextHit[]): string {
  let clean = '';
  let at = 0;
  for (const hit of hits) {
    const from = Math.max(0, hit.start - start);
    const to = Math.min(text.length, hit.end - start);
    if (from >= to) continue;
    clean += text.slice(at, from) + (hit.start >= start ? redacted : '');
    at = to;
  }
  return clean + text.slice(at);
}

function cleanTexts(document: Document, find: WordFinder, tally: Tally): void {
  const elements = elementsOf(document);
  const done = new Set<Element>();
  for (const paragraph of elements.filter(({ localName }) => localName === 'p')) {
    const pieces = [...paragraph.getElementsByTagName('*')].filter(
      (element) => textNames.test(element.localName ?? '') && !done.has(element),
    );
    for (const piece of pieces) done.add(piece);
    cleanPieces(pieces, find, tally);
  }
  for (const element of elements) {
    const leaf = [...element.childNodes].every(({ nodeType }) => nodeType === 3 || nodeType === 4);
    if (leaf && element.textContent && !done.has(element)) cleanPieces([element], find, tally);
  }
}

function dropRemarks(node: Node): void {
  for (const child of [...node.childNodes]) {
    // Comments and instructions to programs, but not the declaration at the beginning.
    if (child.nodeType === 8 || (child.nodeType === 7 && child.nodeName !== 'xml')) removeNode(child);
    else dropRemarks(child);
  }
}

/** Takes out of a part what is not its visible content, and the identifiers in what is. */
export function cleanXml(document: Document, find: WordFinder, tally: Tally): void {
  dropRemarks(document);
  for (const element of elementsOf(document)) if (element.parentNode) cleanElement(element, tally);
  for (const element of elementsOf(document)) cleanAttributes(element, find, tally);
  cleanTexts(document, find, tally);
}
