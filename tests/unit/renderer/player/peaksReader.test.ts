import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPeaksReader } from '../../../../renderer/src/player/peaksReader.ts';

const whole = Uint8Array.from({ length: 600_000 }, (_, i) => i % 251);
let there = 0;
const asked: string[] = [];
let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const range = request.headers.range ?? '';
    asked.push(range);
    const [, start = '0', end = '0'] = /bytes=(\d+)-(\d+)/.exec(range) ?? [];
    const bytes = whole.subarray(Number(start), Math.min(there, Number(end) + 1));
    response.writeHead(bytes.length === 0 ? 416 : 206).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/peaks`;
});
afterAll(() => server.close());

function openReader() {
  const pieces: Uint8Array[] = [];
  const reader = createPeaksReader(url, { append: (bytes) => void pieces.push(bytes) });
  return { taken: () => Buffer.concat(pieces), reader };
}

it('reads a waveform while it is still written, each byte once and in order', async () => {
  const { taken, reader } = openReader();
  for (const available of [1_000, 1_001, 400_000, 600_000]) {
    there = available;
    reader.readTo(available);
    await vi.waitFor(() => expect(taken().length).toBe(available));
  }
  expect(taken().equals(whole)).toBe(true);
  expect(new Set(asked).size).toBe(asked.length);
  reader.close();
});

it('goes on where it was after a piece could not be had', async () => {
  const { taken, reader } = openReader();
  there = 0;
  const before = asked.length;
  reader.readTo(100);
  await vi.waitFor(() => expect(asked.length).toBe(before + 1));
  there = 200;
  await vi.waitFor(() => {
    reader.readTo(200);
    expect(taken().length).toBe(200);
  });
  reader.close();
});
