import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { refuse, sendMedia } from '#electron/hosts/browser/answers.ts';
import { plainFile, type Stored } from '#electron/media/sealed/stored.ts';

const source = join(import.meta.dirname, '..', 'bench', 'baselines', 'player');
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt',
};

/** The player on a page of its own, and recordings beside it, sent by the route that the product sends them by. */
export interface PlayerPage {
  /** Address of the page with the player on a recording and the frame times beside it. */
  player(recording: string): string;
  /** Address of a page with the same recording in an element and nothing of the product. */
  bare(recording: string): string;
  close(): Promise<void>;
}

async function buildPages(folder: string): Promise<void> {
  await build({
    root: source,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome140',
      rollupOptions: { input: [join(source, 'index.html'), join(source, 'bare.html')] },
    },
  });
}

function answer(pages: string, recordings: string, storedAt: (path: string) => Stored) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://page').pathname));
    const recording = path.startsWith('/media/') ? join(recordings, path.slice('/media/'.length)) : undefined;
    const mediaType = types[extname(path)] ?? 'application/octet-stream';
    if (recording !== undefined) {
      const file = { stored: storedAt(recording), sha256: Buffer.from(path).toString('hex'), mediaType };
      return sendMedia(file, request, response);
    }
    const file = join(pages, path);
    if (!existsSync(file)) return refuse(response, 404);
    response.writeHead(200, { 'content-type': mediaType });
    createReadStream(file).pipe(response);
  };
}

const listening = (server: Server) =>
  new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );

/**
 * @param recordings the folder they are in; the frame times of `x.mp4` are `x.mp4.frames`
 * @param storedAt how they are kept; as they lie unless told
 */
export async function openPlayerPage(recordings: string, storedAt = plainFile): Promise<PlayerPage> {
  const pages = mkdtempSync(join(tmpdir(), 'rangefinder-player-'));
  await buildPages(pages);
  const respond = answer(pages, recordings, storedAt);
  const server = createServer((request, response) => {
    // A page that goes away in the middle of a file is nobody's failure.
    respond(request, response).catch(() => response.destroy());
  });
  const origin = await listening(server);
  const at = (name: string) => encodeURIComponent(`/media/${name}`);
  return {
    player: (name) => `${origin}/index.html?recording=${at(name)}&frames=${at(`${name}.frames`)}`,
    bare: (name) => `${origin}/bare.html?recording=${at(name)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(pages, { recursive: true, force: true });
    },
  };
}
