import { lstat, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
};

/** A file of the built screen. */
export interface RendererFile {
  body: Buffer<ArrayBuffer>;
  headers: Record<string, string>;
}

function safePath(root: string, pathname: string): string | undefined {
  try {
    const name = decodeURIComponent(pathname);
    if (name.includes('\0') || name.includes('\\')) return undefined;
    const path = join(root, name === '/' ? 'index.html' : name);
    return path.startsWith(root + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads a file of the built screen by the path of its address.
 * @param root absolute path of the built screen
 * @returns undefined for anything that is not a plain file of it with a type we serve
 */
export async function rendererFile(root: string, pathname: string): Promise<RendererFile | undefined> {
  const path = safePath(root, pathname);
  const type = path === undefined ? undefined : types[extname(path)];
  if (path === undefined || type === undefined) return undefined;
  // An archive's stat knows no links either, so this holds in the packaged program too.
  const stat = await lstat(path).catch(() => undefined);
  if (!stat?.isFile()) return undefined;
  const body = await readFile(path);
  // Built names carry the hash of their content; the page itself does not.
  const hashed = pathname.startsWith('/assets/');
  return {
    body,
    headers: {
      'content-type': type,
      'content-length': String(body.length),
      'cache-control': hashed ? 'private, max-age=31536000, immutable' : 'no-store',
    },
  };
}
