import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Changes one answer on its way: the body it returns is sent in the place of the exchange's. */
export type Alter = (path: string, body: Buffer) => Buffer | undefined;

export interface AlteringProxy {
  url: string;
  /** Requests so far, as `METHOD path`. */
  requests: string[];
  /** From here on answers are altered so; undefined leaves them as they are. */
  alter: Alter | undefined;
  /** Told of each answer: the request, its body, and how long the exchange took, in milliseconds. */
  answered: ((request: { method: string; path: string; body: Buffer }, ms: number) => void) | undefined;
  /** Called with each request before it is passed on; what it answers with true goes no further. */
  refuse: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  stop(): Promise<void>;
}

const passedOn = ['authorization', 'content-type', 'if-match', 'if-none-match', 'range', 'if-range'];
const passedBack = ['content-type', 'etag', 'content-range', 'accept-ranges'];

function picked(names: readonly string[], read: (name: string) => string | null | undefined) {
  return Object.fromEntries(names.flatMap((name) => (read(name) ? [[name, read(name) as string]] : [])));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  proxy: AlteringProxy & { target: string },
) {
  const { method = 'GET', url: path = '/' } = request;
  const body = await bodyOf(request);
  const sentAt = performance.now();
  const answer = await fetch(proxy.target + path, {
    method,
    headers: picked(passedOn, (name) => request.headers[name] as string | undefined),
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
  const whole = Buffer.from(await answer.arrayBuffer());
  proxy.answered?.({ method, path, body }, performance.now() - sentAt);
  const sent = proxy.alter?.(path, whole) ?? whole;
  response.writeHead(
    answer.status,
    picked(passedBack, (name) => answer.headers.get(name)),
  );
  response.end(answer.status === 304 ? undefined : sent);
}

/** A real server in front of the real exchange that can change what it answers. */
export async function startProxy(target: string): Promise<AlteringProxy> {
  const server = createServer((request, response) => {
    proxy.requests.push(`${request.method} ${request.url}`);
    if (proxy.refuse?.(request, response)) return;
    pass(request, response, { ...proxy, target }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: AlteringProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    alter: undefined,
    answered: undefined,
    refuse: undefined,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
