import { readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { WordFinder } from '#shared/blinding/words.ts';
import { notAllowed } from './allowedTags.ts';
import { readArchive } from './archive.ts';
import { byChance } from './codedData.ts';
import type { FileKind } from './kinds.ts';
import { natureOf } from './magic.ts';
import { isMedia, mayStay } from './office.ts';
import { loadPdfJs, textOfPage, withPdf } from './pdfPages.ts';
import type { Check, ScrubContext } from './scrubbing.ts';
import { type Finding, openSearcher } from './searching.ts';
import { countSignatures } from './signatures.ts';
import { decodeText } from './texts.ts';
import { lettersOfMarkup, type ViewTools, viewsOf } from './views.ts';

/** What was written, and what it was written from. */
export interface Written {
  input: string;
  output: string;
  kind: FileKind;
}

async function checkTags({ output, kind }: Written, { tags }: ViewTools): Promise<Check> {
  const found = await tags.read(output);
  const wrong = notAllowed(kind, found);
  return {
    name: 'says nothing about itself but how to read it',
    by: `ExifTool ${await tags.version()}`,
    ok: wrong.length === 0,
    detail:
      wrong.length === 0
        ? `${found.length} tags, each on the list of what may remain`
        : `there are ${wrong.join(', ')}`,
  };
}

/** For people: at most a few, the others counted. */
function sentenceOf(findings: readonly Pick<Finding, 'identifier' | 'where' | 'encoding'>[]): string {
  const said = findings
    .slice(0, 5)
    .map(({ identifier, where, encoding }) => `“${identifier}” in ${where} (${encoding})`);
  return [...said, ...(findings.length > 5 ? [`and ${findings.length - 5} more`] : [])].join(', ');
}

async function checkBytes(
  { output, kind }: Written,
  { identifiers }: ScrubContext,
  tools: ViewTools,
): Promise<Check> {
  const searcher = openSearcher(identifiers);
  const found: Finding[] = [];
  const unopened: string[] = [];
  let bytes = 0;
  let views = 0;
  for await (const view of viewsOf(output, tools, (where, why) => unopened.push(`${where}: ${why}`))) {
    tools.options.signal?.throwIfAborted();
    const looked = await searcher.search(view);
    found.push(...looked.found);
    bytes += looked.bytes;
    views += 1;
  }
  const chance =
    kind === 'recording' ? await byChance(output, found, { searcher, options: tools.options }) : [];
  const wrong = found.filter((finding) => !chance.includes(finding));
  const searched = `${identifiers.all.length} identifiers in ${searcher.encodings.length} encodings, ${bytes} bytes read in ${views} ways`;
  const excused = chance.length > 0 ? `; by chance in coded picture or sound: ${sentenceOf(chance)}` : '';
  const trouble = [
    ...(wrong.length > 0 ? [`found ${sentenceOf(wrong)}`] : []),
    ...(unopened.length > 0 ? [`could not look into ${unopened.join(', ')}`] : []),
  ];
  return {
    name: 'none of the identifiers in any encoding',
    by: 'Rangefinder’s own search',
    ok: trouble.length === 0,
    detail: trouble.length === 0 ? `${searched}${excused}` : trouble.join('; '),
  };
}

async function checkPdf({ input, output }: Written): Promise<Check> {
  const [before, after] = [await readFile(input), await readFile(output)];
  const pages = await withPdf(before, async ({ numPages }) => numPages);
  const { count, letters } = await withPdf(after, async (pdf) => {
    let said = '';
    for (let number = 1; number <= pdf.numPages; number++)
      said += (await textOfPage(await pdf.getPage(number))).text;
    return { count: pdf.numPages, letters: said.trim().length };
  });
  const { version } = await loadPdfJs();
  return {
    name: 'all pages, and no letters beneath them',
    by: `PDF.js ${version}`,
    ok: count === pages && letters === 0,
    detail: `${count} of ${pages} pages, ${letters} letters`,
  };
}

/** What the pictures and recordings inside a document say about themselves that they must not. */
async function wrongInside(
  files: ReadonlyMap<string, Buffer>,
  kind: 'docx' | 'pptx',
  { tags, folder }: ViewTools,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [name, bytes] of files) {
    if (!isMedia(kind, name)) continue;
    const path = join(folder, `inside${extname(name)}`);
    await writeFile(path, bytes, { mode: 0o600 });
    const isRecording = natureOf(bytes) === 'recording';
    const found = notAllowed(isRecording ? 'recording' : 'image', await tags.read(path));
    wrong.push(...found.map((tag) => `${tag} in ${name}`));
    if (isRecording && (await countSignatures(path)) > 0) wrong.push(`a name of an encoder in ${name}`);
    await rm(path);
  }
  return wrong;
}

async function checkPackage(
  { output }: Written,
  { kind, find, tools }: { kind: 'docx' | 'pptx'; find: WordFinder; tools: ViewTools },
): Promise<Check[]> {
  const files = await readArchive(output);
  const wrong = await wrongInside(files, kind, tools);
  const strange = [...files.keys()].filter((name) => !mayStay(kind, name));
  const texts = [...files].filter(([name]) => /\.(?:xml|rels)$/.test(name));
  const hits = texts.flatMap(([, bytes]) => find(lettersOfMarkup(decodeText(bytes))));
  return [
    {
      name: 'only the parts that are shown',
      by: 'yauzl',
      ok: strange.length === 0,
      detail: strange.length === 0 ? `${files.size} parts` : `there are ${strange.join(', ')}`,
    },
    {
      name: 'pictures and recordings inside say nothing about themselves but how to read them',
      by: `ExifTool ${await tools.tags.version()}`,
      ok: wrong.length === 0,
      detail:
        wrong.length === 0 ? 'each tag is on the list of what may remain' : `there are ${wrong.join(', ')}`,
    },
    wordsCheck(hits.length, texts.length),
  ];
}

function wordsCheck(hits: number, texts: number): Check {
  return {
    name: 'none of the identifiers in the text, in whatever capitals, accents and joints',
    by: 'Rangefinder’s own search',
    ok: hits === 0,
    detail: hits === 0 ? `${texts} texts read` : `${hits} found`,
  };
}

/** The checks that only this kind of file needs. */
async function checksOfKind(written: Written, context: ScrubContext, tools: ViewTools): Promise<Check[]> {
  const { kind, output } = written;
  if (kind === 'pdf') return [await checkPdf(written)];
  if (kind === 'docx' || kind === 'pptx') return checkPackage(written, { kind, find: context.find, tools });
  if (kind !== 'text') return [];
  return [wordsCheck(context.find(decodeText(await readFile(output))).length, 1)];
}

/** Looks at what was written with other programs than those that wrote it. Every check is told, whether it passed or not. */
export async function verifyScrubbed(
  written: Written,
  context: ScrubContext,
  tools: ViewTools,
): Promise<Check[]> {
  const [tags, bytes, ofKind] = await Promise.all([
    checkTags(written, tools),
    checkBytes(written, context, tools),
    checksOfKind(written, context, tools),
  ]);
  return [tags, bytes, ...ofKind];
}
