import { readFile, writeFile } from 'node:fs/promises';
import { extname, join, posix } from 'node:path';
import type { Document, Element } from '@xmldom/xmldom';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { ProblemError } from '#shared/contract/errors.ts';
import { readArchive } from './archive.ts';
import { recordingFormats } from './formats.ts';
import { imageEndings, scrubImage } from './images.ts';
import { attributeOf, cleanXml, elementsOf, parseXml, removeNode, writeXml } from './officeXml.ts';
import { scrubRecording } from './recordings.ts';
import { openTally, type Scrubbed, type ScrubContext, type Tally, type Tool } from './scrubbing.ts';

/** The parts of a document that its reader sees, or needs to show it. Everything else stays behind. */
const parts = {
  docx: /^word\/(?:document|styles|settings|fontTable|numbering|footnotes|endnotes|header\d*|footer\d*|theme\/theme\d+|charts\/chart\d+|diagrams\/(?:data|layout|quickStyle|colors|drawing)\d+)\.xml$/,
  pptx: /^ppt\/(?:presentation|presProps|tableStyles|slides\/slide\d+|slideLayouts\/slideLayout\d+|slideMasters\/slideMaster\d+|theme\/theme\d+|notesSlides\/notesSlide\d+|notesMasters\/notesMaster\d+|charts\/chart\d+|diagrams\/(?:data|layout|quickStyle|colors|drawing)\d+)\.xml$/,
};
const inFolder = { docx: 'word', pptx: 'ppt' };
const mainPart = { docx: 'word/document.xml', pptx: 'ppt/presentation.xml' };
const office = 'application/vnd.openxmlformats-officedocument';
/** Of a document without macros, whatever it was before. */
const mainType = {
  docx: `${office}.wordprocessingml.document.main+xml`,
  pptx: `${office}.presentationml.presentation.main+xml`,
};
const listOfTypes = '[Content_Types].xml';

/** What is left out, in the report's words. */
const droppedAs: readonly [RegExp, string][] = [
  [/^docProps\/thumbnail/, 'thumbnails'],
  [/^docProps\//, 'descriptions of the document (core, app, custom)'],
  [/comment|people|persons/i, 'comments and their authors'],
  [/^customXml\//, 'hidden data'],
  [/embeddings\//, 'embedded files'],
  [/vbaProject|vbaData|activeX/i, 'programs'],
  [/\.rels$/, 'lists of relations'],
];

function reasonFor(name: string): string {
  return droppedAs.find(([pattern]) => pattern.test(name))?.[1] ?? 'parts that are not shown';
}

const relsOf = (part: string) => posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

/** The part that a list of relations belongs to; empty for that of the whole package. */
function ownerOf(rels: string): string {
  return posix.join(posix.dirname(rels), '..', posix.basename(rels, '.rels'));
}

interface Package {
  kind: 'docx' | 'pptx';
  files: Map<string, Buffer>;
  /** What goes into the new package. */
  kept: Map<string, Uint8Array>;
  tally: Tally;
  tools: Map<string, Tool>;
}

const imageExtensions = new Set(Object.values(imageEndings).flat());
const recordingExtensions = new Set(recordingFormats.flatMap(({ endings }) => endings));

async function cleanMedia(name: string, bytes: Buffer, context: ScrubContext, number: number) {
  const ending = extname(name).toLowerCase();
  const input = join(context.folder, `media-${number}${ending}`);
  const output = join(context.folder, `media-${number}.clean${ending}`);
  await writeFile(input, bytes, { mode: 0o600 });
  const extension = ending.slice(1);
  if (imageExtensions.has(extension)) {
    const done = await scrubImage(input, output);
    return { done, bytes: await readFile(output) };
  }
  if (!recordingExtensions.has(extension)) return undefined;
  const done = await scrubRecording({ input, output }, context);
  return { done, bytes: await readFile(output) };
}

async function keepMedia(pack: Package, reached: ReadonlySet<string>, context: ScrubContext): Promise<void> {
  let number = 0;
  for (const [name, bytes] of pack.files) {
    if (!isMedia(pack.kind, name) || !reached.has(name)) continue;
    number += 1;
    // A picture that cannot be cleaned stays behind, and the report says so; the document goes on without it.
    const clean = await cleanMedia(name, bytes, context, number).catch((error: unknown) => {
      if (error instanceof ProblemError && error.problem.code !== 'ffmpeg_unusable') return undefined;
      throw error;
    });
    if (clean === undefined) {
      pack.tally.add('pictures and recordings of a kind that cannot be cleaned, left out');
      continue;
    }
    pack.tally.add('pictures and recordings inside, each written anew');
    for (const { what, count } of clean.done.removed)
      pack.tally.add(`${what} in pictures and recordings inside`, count);
    for (const tool of clean.done.tools) pack.tools.set(tool.name, tool);
    pack.kept.set(name, clean.bytes);
  }
}

interface Relation {
  id: string;
  element: Element;
  target: string | null;
}

function relationsOf(document: Document, owner: string): Relation[] {
  return elementsOf(document)
    .filter(({ localName }) => localName === 'Relationship')
    .map((element) => {
      const outside = attributeOf(element, 'TargetMode') === 'External';
      const target = attributeOf(element, 'Target') ?? '';
      const inside = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(owner), target);
      return { id: attributeOf(element, 'Id') ?? '', element, target: outside ? null : inside };
    });
}

const relationsName = (part: string) => (part === '' ? '_rels/.rels' : relsOf(part));

function isHiddenSlide({ files }: Package, name: string): boolean {
  if (!/^ppt\/slides\/[^/]+\.xml$/.test(name)) return false;
  const { documentElement } = parseXml(files.get(name) ?? Buffer.alloc(0), name);
  return /^(?:0|false)$/.test((documentElement && attributeOf(documentElement, 'show')) ?? '');
}

/** The parts that a reader comes to from the beginning, and that may stay. What nothing leads to is not shown. */
function partsReached(pack: Package): Set<string> {
  const reached = new Set<string>();
  const waiting = [''];
  for (const part of waiting) {
    const bytes = pack.files.get(relationsName(part));
    if (bytes === undefined) continue;
    for (const { target } of relationsOf(parseXml(bytes, relationsName(part)), part)) {
      if (target === null || reached.has(target) || !pack.files.has(target)) continue;
      if (!mayStay(pack.kind, target)) continue;
      if (isHiddenSlide(pack, target)) {
        pack.tally.add('hidden slides');
        continue;
      }
      reached.add(target);
      waiting.push(target);
    }
  }
  return reached;
}

/** What shows something of another part, and cannot stand without it. */
const shows = /^(?:drawing|pict|object|pic|graphicFrame|oleObj|blip|controls|control|bldOleChart)$/;

function withoutRelation(element: Element, tally: Tally): void {
  if (element.localName === 'hyperlink') {
    for (const attribute of [...element.attributes])
      if (attribute.localName === 'id') element.removeAttributeNode(attribute);
    tally.add('links');
    return;
  }
  if (/^hlink/.test(element.localName ?? '')) tally.add('links');
  let showing: Element | null = element;
  while (showing && !/^(?:drawing|pict|object|pic|graphicFrame)$/.test(showing.localName ?? ''))
    showing = showing.parentNode?.nodeType === 1 ? (showing.parentNode as Element) : null;
  removeNode(
    shows.test(element.localName ?? '') || element.localName === 'imagedata' ? (showing ?? element) : element,
  );
}

/** Takes away what points to parts that stay behind or out of the document. */
function withoutRelations(document: Document, gone: ReadonlySet<string>, tally: Tally): void {
  if (gone.size === 0) return;
  for (const element of elementsOf(document)) {
    if (!element.parentNode) continue;
    const points = [...element.attributes].some(
      ({ namespaceURI, value }) => (namespaceURI ?? '').endsWith('/relationships') && gone.has(value),
    );
    if (points) withoutRelation(element, tally);
  }
}

/** Keeps of a part's relations those to parts that are kept. @returns the ids of the others */
function keepRelations(pack: Package, part: string, willStay: (name: string) => boolean): Set<string> {
  const name = relationsName(part);
  const bytes = pack.files.get(name);
  const gone = new Set<string>();
  if (bytes === undefined) return gone;
  const document = parseXml(bytes, name);
  for (const { id, element, target } of relationsOf(document, part)) {
    if (target !== null && willStay(target)) continue;
    gone.add(id);
    removeNode(element);
  }
  pack.kept.set(name, writeXml(document));
  return gone;
}

function keepTypes(pack: Package): void {
  const document = parseXml(pack.files.get(listOfTypes) ?? Buffer.alloc(0), listOfTypes);
  for (const element of elementsOf(document)) {
    const part = attributeOf(element, 'PartName')?.slice(1);
    if (part !== undefined && !pack.kept.has(part)) removeNode(element);
    else if (part === mainPart[pack.kind]) element.setAttribute('ContentType', mainType[pack.kind]);
  }
  pack.kept.set(listOfTypes, writeXml(document));
}

function keepXml(pack: Package, reached: ReadonlySet<string>, { find }: ScrubContext): void {
  const xml = [...reached].filter((name) => !isMedia(pack.kind, name));
  // Media that could not be cleaned are reached, and do not stay.
  const staying = new Set([...xml, ...pack.kept.keys()]);
  const willStay = (name: string) => staying.has(name);
  keepRelations(pack, '', willStay);
  for (const name of xml) {
    const document = parseXml(pack.files.get(name) ?? Buffer.alloc(0), name);
    withoutRelations(document, keepRelations(pack, name, willStay), pack.tally);
    cleanXml(document, find, pack.tally);
    pack.kept.set(name, writeXml(document));
  }
}

/** The moment every file in the new package bears: the earliest a ZIP can say. */
const noMoment = new Date(1980, 0, 1);

function zipped(kept: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // Programs look for the list of types first.
  const names = [listOfTypes, ...[...kept.keys()].filter((name) => name !== listOfTypes).sort()];
  const tree: Zippable = {};
  for (const name of names) tree[name] = kept.get(name) ?? strToU8('');
  return zipSync(tree, { mtime: noMoment, level: 6 });
}

/** Whether a file of a package is a picture or a recording inside it. */
export function isMedia(kind: 'docx' | 'pptx', name: string): boolean {
  return name.startsWith(`${inFolder[kind]}/media/`);
}

/** Whether a file belongs into a package that was scrubbed. */
export function mayStay(kind: 'docx' | 'pptx', name: string): boolean {
  if (name === listOfTypes || name === '_rels/.rels') return true;
  if (isMedia(kind, name)) return true;
  return parts[kind].test(name.endsWith('.rels') ? ownerOf(name) : name);
}

/**
 * Writes the visible content of a DOCX or PPTX into a new file: its known parts only, without who wrote what and when,
 * without comments, hidden text and tracked changes (which count as accepted), identifiers replaced, pictures and
 * recordings each scrubbed.
 * @throws ProblemError for a damaged document, and one made to do harm
 */
export async function scrubOffice(
  { input, output, kind }: { input: string; output: string; kind: 'docx' | 'pptx' },
  context: ScrubContext,
): Promise<Scrubbed> {
  const files = await readArchive(input);
  const pack: Package = { kind, files, kept: new Map(), tally: openTally(), tools: new Map() };
  const reached = partsReached(pack);
  await keepMedia(pack, reached, context);
  keepXml(pack, reached, context);
  keepTypes(pack);
  for (const name of files.keys())
    if (!pack.kept.has(name) && !reached.has(name)) pack.tally.add(reasonFor(name));
  await writeFile(output, zipped(pack.kept), { mode: 0o600, flag: 'wx' });
  return {
    removed: pack.tally.removals(),
    tools: [...pack.tools.values()],
    how: ['the visible parts written into a new package; tracked changes count as accepted'],
  };
}
