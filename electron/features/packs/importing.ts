import { basename, extname } from 'node:path';
import { problem } from '#shared/contract/errors.ts';
import {
  type DraftFile,
  type DraftSubmission,
  mostInPack,
  type PackDraft,
} from '#shared/domain/packDraft.ts';
import { instant, newId } from '#shared/domain/primitives.ts';
import { decodeText } from '../../media/scrub/texts.ts';
import { type HandedIn, openHandedIn } from './handedIn.ts';
import { type RosterLine, readRoster } from './roster.ts';

type FileRole = DraftFile['role'];

const endingsOf: Record<FileRole, readonly string[]> = {
  video: 'mp4 m4v mov qt mkv webm avi mpg mpeg mts m2ts ts 3gp 3g2 wmv asf flv ogv mxf'.split(' '),
  audio: 'm4a mp3 wav aac flac ogg oga opus wma aiff aif amr'.split(' '),
  document: ['pdf', 'docx', 'pptx'],
  image: ['jpg', 'jpeg', 'png', 'webp', 'gif', 'tif', 'tiff', 'avif'],
  text: ['txt', 'md', 'csv', 'tsv', 'json', 'log'],
  captions: ['vtt', 'srt'],
};

const titleOf: Record<FileRole, string> = {
  video: 'Video',
  audio: 'Recording',
  document: 'Document',
  image: 'Image',
  text: 'Text',
  captions: 'Captions',
};

function roleOf(name: string): FileRole | undefined {
  const ending = extname(name).slice(1).toLowerCase();
  return (Object.keys(endingsOf) as FileRole[]).find((role) => endingsOf[role].includes(ending));
}

/** One file with who handed it in, as far as that is known. */
interface Given {
  name: string;
  bytes: number;
  role: FileRole;
  title: string;
}

const byName = new Intl.Collator('en', { numeric: true });
/** Without its ending, and without the language that stands before it: `lesson.en.vtt` belongs to `lesson.mp4`. */
const stemOf = (name: string) =>
  name
    .replace(/\.[^./]+$/, '')
    .normalize('NFC')
    .toLowerCase();
const plainStemOf = (name: string) => stemOf(name).replace(/\.[a-z]{2,3}(?:-[a-z]{2,4})?$/, '');

/** Files in the order of their names, with titles that tell nothing, and captions with what they belong to. */
function filesOf(given: readonly Given[], placeOf: HandedIn['placeOf']): DraftFile[] {
  const numbers = new Map<FileRole, number>();
  const sorted = given.toSorted((a, b) => byName.compare(a.name, b.name));
  const recordings = new Map<string, string>();
  const made = sorted.map(({ name, bytes, role, title }) => {
    const id = newId();
    if (role === 'video' || role === 'audio') recordings.set(stemOf(name), id);
    const number = (numbers.get(role) ?? 0) + 1;
    numbers.set(role, number);
    const place = placeOf(name);
    return { id, name, bytes, role, title: title || `${titleOf[role]} ${number}`, place, captionsOf: null };
  });
  const captioned = new Set<string>();
  return made.map((file) => {
    if (file.role !== 'captions') return file;
    const of = recordings.get(stemOf(file.name)) ?? recordings.get(plainStemOf(file.name));
    // Captions of nothing, or a second set of them, are a text like any other.
    if (of === undefined || captioned.has(of)) return { ...file, role: 'text' as const };
    captioned.add(of);
    return { ...file, captionsOf: of };
  });
}

interface Sorted {
  submissions: DraftSubmission[];
  leftOut: PackDraft['leftOut'];
}

function submissionOf(
  who: Pick<RosterLine, 'educator' | 'school' | 'reference' | 'words'>,
  given: readonly Given[],
  handedIn: HandedIn,
): DraftSubmission {
  const { educator, school, reference } = who;
  const words = [...new Set(who.words)].slice(0, 500);
  return { id: newId(), educator, school, reference, words, files: filesOf(given, handedIn.placeOf) };
}

/** Files that can be taken in, by their names; and those that cannot, with why. */
function usable({ files, roster }: HandedIn) {
  const good = new Map<string, Omit<Given, 'title'>>();
  const leftOut: PackDraft['leftOut'] = [];
  for (const { name, bytes } of files) {
    if (name === roster) continue;
    const role = roleOf(name);
    if (bytes === 0) leftOut.push({ name, why: 'It is empty.' });
    else if (role === undefined) leftOut.push({ name, why: 'Files of this kind are not taken.' });
    else good.set(name, { name, bytes, role });
  }
  return { good, leftOut };
}

const samePath = (name: string) =>
  name
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .normalize('NFC')
    .toLowerCase();

/** By the roster: lines of one educator are one submission. */
async function byRoster(handedIn: HandedIn, roster: string): Promise<Sorted> {
  const { lines, unknown } = readRoster(decodeText(await handedIn.read(roster)));
  const { good, leftOut } = usable(handedIn);
  const folder = roster.slice(0, roster.length - basename(roster).length);
  const besideIt = handedIn.files.map(({ name }) => name).filter((name) => name.startsWith(folder));
  const names = new Map(besideIt.map((name) => [samePath(name.slice(folder.length)), name]));
  const missing = lines.filter(({ file }) => !names.has(samePath(file)));
  if (missing.length > 0)
    throw problem(
      'not_found',
      `The roster names ${missing.length === 1 ? 'a file that is' : `${missing.length} files that are`} not there: line ${missing
        .slice(0, 5)
        .map(({ line, file }) => `${line}, “${file}”`)
        .join('; line ')}.`,
      'Put the files beside the roster under these names, or mend the roster, and import again.',
    );
  const named = Map.groupBy(lines, ({ file }) => samePath(file));
  const twice = [...named.values()].find((some) => some.length > 1);
  if (twice)
    throw problem(
      'invalid_input',
      `The roster names “${twice[0]?.file}” twice, in lines ${twice.map(({ line }) => line).join(' and ')}.`,
      'A file belongs to one submission: keep one of the lines, and import again.',
    );
  const keyOf = ({ reference, educator, school }: RosterLine) =>
    reference === '' ? samePath(`${educator}\n${school}`) : samePath(`#${reference}`);
  const taken = new Set<string>();
  const submissions = [...Map.groupBy(lines, keyOf).values()].map((of) => {
    const given = of.flatMap(({ file, title }) => {
      const name = names.get(samePath(file));
      const one = name === undefined ? undefined : good.get(name);
      if (!one || taken.has(one.name)) return [];
      taken.add(one.name);
      return [{ ...one, title }];
    });
    const stems = new Set(given.map(({ name }) => stemOf(name)));
    for (const one of good.values()) {
      const beside = stems.has(stemOf(one.name)) || stems.has(plainStemOf(one.name));
      if (one.role !== 'captions' || taken.has(one.name) || !beside) continue;
      taken.add(one.name);
      given.push({ ...one, title: '' });
    }
    const [first] = of;
    const who = {
      educator: '',
      school: '',
      reference: '',
      ...first,
      words: of.flatMap(({ words }) => words),
    };
    return submissionOf(
      { ...who, school: of.find(({ school }) => school !== '')?.school ?? '' },
      given,
      handedIn,
    );
  });
  const others = [...good.keys()].filter((name) => !taken.has(name));
  return {
    submissions,
    leftOut: [
      ...leftOut,
      ...others.map((name) => ({ name, why: 'The roster does not name it.' })),
      ...unknown.map((head) => ({ name: roster, why: `Its column “${head}” says nothing here.` })),
    ],
  };
}

/** Without a roster: a folder for each submission, called as whoever handed it in; a file beside them is one too. */
function byFolder(handedIn: HandedIn): Sorted {
  const { good, leftOut } = usable(handedIn);
  const all = [...good.values()];
  const [top] = all[0]?.name.split('/') ?? [];
  // An archive of a folder has that folder in all its names.
  const wrapped = all.every(({ name }) => name.startsWith(`${top}/`) && name.split('/').length > 2);
  const from = wrapped ? `${top}/`.length : 0;
  const groupOf = ({ name }: { name: string }) => {
    const [folder, ...rest] = name.slice(from).split('/');
    return rest.length > 0 ? `${folder}/` : plainStemOf(name);
  };
  const submissions = [...Map.groupBy(all, groupOf)].map(([group, given]) => {
    const educator = group.endsWith('/') ? group.slice(0, -1).replaceAll('_', ' ').trim() : '';
    const who = { educator, school: '', reference: '', words: [] };
    return submissionOf(
      who,
      given.map((one) => ({ ...one, title: '' })),
      handedIn,
    );
  });
  return { submissions: submissions.toSorted((a, b) => byName.compare(a.educator, b.educator)), leftOut };
}

/** Of one submission. */
const mostFiles = 50;

export interface ImportWish {
  name: string;
  microCredentialId: string;
  rubricHash: string;
  /** A folder, a ZIP archive or a CSV roster. */
  place: string;
}

/**
 * Looks through what was handed in and sorts it into submissions. Nothing is copied: files stay where they are.
 * @throws ProblemError `not_found`, `invalid_input` for a place or a roster that cannot be used
 */
export async function importSubmissions({ place, ...about }: ImportWish): Promise<PackDraft> {
  const handedIn = await openHandedIn(place);
  const { roster } = handedIn;
  const { submissions, leftOut } =
    roster === undefined ? byFolder(handedIn) : await byRoster(handedIn, roster);
  if (submissions.every(({ files }) => files.length === 0))
    throw problem(
      'invalid_input',
      'There is no recording, document, image or text in that place.',
      'Choose the folder or ZIP with the submissions.',
    );
  if (submissions.length > mostInPack)
    throw problem(
      'invalid_input',
      `There are ${submissions.length} submissions, and a pack takes ${mostInPack}.`,
      'Divide them into several packs.',
    );
  const large = submissions.find(({ files }) => files.length > mostFiles);
  if (large)
    throw problem(
      'invalid_input',
      `A submission has ${large.files.length} files, “${large.files[0]?.name}” among them; it takes ${mostFiles}.`,
      'Leave out what is no evidence, and import again.',
    );
  return {
    ...{
      id: newId(),
      proposeAs: newId(),
      ...about,
      createdAt: instant(),
      words: [],
      faces: 'everybody',
      submissions,
    },
    ...{ leftOut: leftOut.slice(0, 2_000), proposal: null },
  };
}
