import { extname } from 'node:path';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { broken, notCleanable } from './refusals.ts';
import { openTally, type Scrubbed, type Tally } from './scrubbing.ts';

/** Pixels beyond which an image is taken for an attack on the memory: a camera of 250 megapixels. */
export const mostPixels = 250_000_000;

const writers = {
  jpeg: (image: Sharp) => image.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }),
  png: (image: Sharp) => image.png(),
  webp: (image: Sharp) => image.webp({ quality: 95 }),
  gif: (image: Sharp) => image.gif(),
  tiff: (image: Sharp) => image.tiff({ compression: 'lzw' }),
  avif: (image: Sharp) => image.avif({ quality: 80 }),
} as const;
export type ImageFormat = keyof typeof writers;

/** The endings of each kind's files. */
export const imageEndings: Record<ImageFormat, readonly string[]> = {
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  webp: ['webp'],
  gif: ['gif'],
  tiff: ['tif', 'tiff'],
  avif: ['avif'],
};

function countRemoved(found: Metadata, tally: Tally): void {
  for (const [name, there] of Object.entries({
    EXIF: found.exif,
    XMP: found.xmp,
    IPTC: found.iptc,
    'a colour profile, after converting to sRGB': found.icc,
    'layers of Photoshop': found.tifftagPhotoshop,
  }))
    if (there) tally.add(name);
  tally.add('comments', found.comments?.length ?? 0);
}

function isKnown({ format, compression }: Metadata): boolean {
  return format in writers || (format === 'heif' && compression === 'av1');
}

/** The kind of image that a file of that name holds. */
function formatOf(path: string): ImageFormat | undefined {
  const ending = extname(path).slice(1).toLowerCase();
  const kinds = Object.keys(writers) as ImageFormat[];
  return kinds.find((kind) => imageEndings[kind].includes(ending));
}

function opened(input: string) {
  return sharp(input, { failOn: 'error', limitInputPixels: mostPixels, animated: true });
}

/** @throws ProblemError where it is no image that can be scrubbed, or a damaged or absurdly large one */
async function lookIntoImage(input: string): Promise<Metadata> {
  const found = await opened(input)
    .metadata()
    .catch((error: unknown) => {
      throw broken('The image is damaged, or too large to be opened', error);
    });
  if (!isKnown(found)) throw notCleanable(`An image of the kind ${found.format}`);
  return found;
}

/**
 * Writes an image's pixels, upright and in sRGB, into a new file. What is not a pixel does not come along: no tag, no
 * preview, nothing after the end of the image.
 * @param output its ending says the kind of image to write
 * @throws ProblemError where it cannot be read whole
 */
export async function scrubImage(input: string, output: string): Promise<Scrubbed> {
  const format = formatOf(output);
  if (format === undefined) throw new RangeError(`${extname(output)} is no ending of images`);
  const found = await lookIntoImage(input);
  const tally = openTally();
  countRemoved(found, tally);
  // An animation has one direction for all its pictures; only single ones carry one to turn by.
  const upright = (found.pages ?? 1) > 1 ? opened(input) : opened(input).autoOrient();
  await writers[format](upright)
    .toFile(output)
    .catch((error: unknown) => {
      throw broken('The image is damaged, or too large to be opened', error);
    });
  const tools = [{ name: 'sharp (libvips)', version: sharp.versions.vips ?? '' }];
  return { removed: tally.removals(), tools, how: [`the pixels written anew as ${format}`] };
}
