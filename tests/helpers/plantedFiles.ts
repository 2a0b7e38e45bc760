import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';

/** What is planted in every file here, and what the shared test footage has in it. */
export const planted = {
  educator: 'Jordan Rivera',
  student: 'Maya Okafor',
  school: 'Lincoln Middle School',
  id: 'MC-204',
} as const;
export const plantedList = Object.values(planted);

/** Every identifier that stands in the shared `classroom-phone.mov`. */
export const inThePhone = [
  ...plantedList,
  'Ms Rivera',
  'iPhone 15 Pro',
  '+41.8781-087.6298',
  '2026-03-11T09:14:22Z',
];

/** Words that have to come through. */
export const kept = 'Pupils compare two fractions';

const { educator, student, school, id } = planted;
const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const core = `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${educator}</dc:creator><cp:lastModifiedBy>${educator}</cp:lastModifiedBy></cp:coreProperties>`;
const app = `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>${school}</Company></Properties>`;
const custom = `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="Candidate">${id}</property></Properties>`;

const relations = (...lines: string[]) =>
  `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (name: string, kind: string, target: string, outside = false) =>
  `<Relationship Id="${name}" Type="${office}/${kind}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`;

const types = (...overrides: [string, string][]) =>
  `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>${overrides
    .map(
      ([part, type]) =>
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
    )
    .join('')}</Types>`;

/** A JPEG that says in EXIF, XMP and a comment who took it where, and has text after its end. */
export async function plantedJpeg(): Promise<Buffer> {
  const picture = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#3366cc' } })
    .jpeg()
    .withExif({
      IFD0: { Artist: educator, ImageDescription: `${student} at ${school}`, Make: 'Apple' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 52/1 41/1' },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${id}"/></rdf:RDF></x:xmpmeta>`,
    )
    .toBuffer();
  return Buffer.concat([picture, Buffer.from(`\n${student}, ${school}`, 'utf16le')]);
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const drawing = (rel: string) =>
  `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="C:\\Users\\${educator}\\photo" descr="${student}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="${rel}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

const documentXml = `${xmlHead}<w:document ${w} xmlns:r="${office}"><!-- ${educator} --><w:body>
<w:p w:rsidR="00AB12CD"><w:r><w:t>${kept}</w:t></w:r><w:r><w:t>, as Jor</w:t></w:r><w:r><w:t xml:space="preserve">dan Ri</w:t></w:r><w:r><w:t>vera planned.</w:t></w:r></w:p>
<w:p><w:ins w:id="1" w:author="${educator}" w:date="2026-03-11T09:14:22Z"><w:r><w:t>Added later.</w:t></w:r></w:ins><w:del w:id="2" w:author="${educator}"><w:r><w:delText>Ask ${student} first.</w:delText></w:r></w:del></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden: ${school}</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>Seen.</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:p><w:hyperlink r:id="rIdLink"><w:r><w:t>School site</w:t></w:r></w:hyperlink>${drawing('rIdPicture')}${drawing('rIdDrawing')}</w:p>
<w:sectPr/></w:body></w:document>`;

/** A DOCX with identifiers wherever Word leaves them. */
export async function plantedDocx(change: Record<string, string | Uint8Array> = {}): Promise<Uint8Array> {
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': types(
      ['word/document.xml', 'wordprocessingml.document.main'],
      ['word/comments.xml', 'wordprocessingml.comments'],
      ['word/settings.xml', 'wordprocessingml.settings'],
    ),
    '_rels/.rels': relations(
      relation('rId1', 'officeDocument', 'word/document.xml'),
      relation('rId2', 'extended-properties', 'docProps/app.xml'),
      relation('rId3', 'thumbnail', 'docProps/thumbnail.jpeg'),
    ),
    'docProps/core.xml': core,
    'docProps/app.xml': app,
    'docProps/custom.xml': custom,
    'docProps/thumbnail.jpeg': await plantedJpeg(),
    'customXml/item1.xml': `<candidate>${id}</candidate>`,
    'word/document.xml': documentXml,
    'word/settings.xml': `${xmlHead}<w:settings ${w}><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="who" w:val="${educator}"/></w:docVars></w:settings>`,
    'word/comments.xml': `${xmlHead}<w:comments ${w}><w:comment w:id="0" w:author="${educator}" w:initials="JR"><w:p><w:r><w:t>${student} was ill.</w:t></w:r></w:p></w:comment></w:comments>`,
    'word/media/image1.jpeg': await plantedJpeg(),
    'word/media/image2.emf': `EMF ${educator}`,
    'word/_rels/document.xml.rels': relations(
      relation('rIdLink', 'hyperlink', `https://example.org/${encodeURIComponent(school)}`, true),
      relation('rIdPicture', 'image', 'media/image1.jpeg'),
      relation('rIdDrawing', 'image', 'media/image2.emf'),
      relation('rIdComments', 'comments', 'comments.xml'),
      relation('rIdSettings', 'settings', 'settings.xml'),
    ),
    ...change,
  };
  return zipped(files);
}

const p = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const shape = (name: string, text: string, more = '') =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="${name}"${more}/></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;

/**
 * A PPTX with identifiers on a slide, in its notes, beside it, and in a comment; and a slide that is not shown.
 * @param video what the first slide plays
 */
export function plantedPptx(video: Uint8Array): Uint8Array {
  return zipped({
    '[Content_Types].xml': types(
      ['ppt/presentation.xml', 'presentationml.presentation.main'],
      ['ppt/slides/slide1.xml', 'presentationml.slide'],
      ['ppt/slides/slide2.xml', 'presentationml.slide'],
      ['ppt/notesSlides/notesSlide1.xml', 'presentationml.notesSlide'],
      ['ppt/comments/comment1.xml', 'presentationml.comments'],
    ),
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'ppt/presentation.xml')),
    'docProps/core.xml': core,
    'ppt/presentation.xml': `${xmlHead}<p:presentation ${p} xmlns:r="${office}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/><p:sldId id="257" r:id="rId3"/></p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      relation('rId1', 'slide', 'slides/slide1.xml'),
      relation('rId3', 'slide', 'slides/slide2.xml'),
      relation('rId2', 'commentAuthors', 'commentAuthors.xml'),
    ),
    'ppt/commentAuthors.xml': `<p:cmAuthorLst ${p}><p:cmAuthor name="${educator}"/></p:cmAuthorLst>`,
    'ppt/comments/comment1.xml': `<p:cmLst ${p}><p:cm><p:text>${student}</p:text></p:cm></p:cmLst>`,
    'ppt/slides/slide1.xml': `${xmlHead}<p:sld ${p} ${a} xmlns:r="${office}"><p:cSld><p:spTree><p:pic><p:nvPicPr><p:cNvPr id="9" name="${student}"/><p:nvPr><a:videoFile r:link="rId3"/></p:nvPr></p:nvPicPr></p:pic>${shape(educator, `${kept} at ${school}`)}${shape('x', id, ' hidden="1"')}</p:spTree></p:cSld></p:sld>`,
    'ppt/slides/_rels/slide1.xml.rels': relations(
      relation('rId1', 'notesSlide', '../notesSlides/notesSlide1.xml'),
      relation('rId2', 'comments', '../comments/comment1.xml'),
      relation('rId3', 'video', '../media/media1.mp4'),
    ),
    'ppt/slides/slide2.xml': `${xmlHead}<p:sld ${p} ${a} show="0"><p:cSld><p:spTree>${shape('x', 'For myself only')}</p:spTree></p:cSld></p:sld>`,
    'ppt/media/media1.mp4': video,
    'ppt/media/unused.jpeg': educator,
    'ppt/notesSlides/notesSlide1.xml': `${xmlHead}<p:notes ${p} ${a}><p:cSld><p:spTree>${shape('Notes', `Call ${student} up.`)}</p:spTree></p:cSld></p:notes>`,
  });
}

export function zipped(files: Record<string, string | Uint8Array>): Uint8Array {
  const bytes = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(bytes));
}

/** A PDF of two pages with names in its text, under it, about it, attached to it, noted on it, and in an earlier version. */
export async function plantedPdf(): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  made.setAuthor(educator);
  made.setTitle(`Plan of ${educator}, ${school}`);
  const page = made.addPage([595, 842]);
  page.drawText(`${kept}, planned by ${educator} with care`, { x: 60, y: 700, size: 14, font });
  page.drawText(`Hidden: ${student}`, { x: 60, y: 600, size: 12, font, opacity: 0 });
  made.addPage([842, 595]).drawText(`${school}, ${id}`, { x: 60, y: 300, size: 20, font });
  await made.attach(Buffer.from(`${student};${id}`), `${student}.csv`);
  made.addJavaScript('who', `app.alert("${educator}")`);
  const note = made.context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [100, 100, 120, 120],
    Contents: PDFString.of(`See ${student}`),
  });
  page.node.set(PDFName.of('Annots'), made.context.obj([made.context.register(note)]));
  const first = await made.save({ useObjectStreams: false });
  const tail = Buffer.from(`\n% ${educator} before\nstartxref\n0\n%%EOF\n`);
  return Buffer.concat([first, tail, lastXref(first)]);
}

/** What sends a reader back to the list of a PDF after something was added to its end. */
function lastXref(pdf: Uint8Array): Buffer {
  const text = Buffer.from(pdf).toString('latin1');
  return Buffer.from(`startxref\n${/startxref\s+(\d+)/.exec(text)?.[1]}\n%%EOF\n`);
}

/** Writes a file into a folder. @returns its path */
export function place(folder: string, name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
