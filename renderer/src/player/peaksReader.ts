/** Whatever takes the bytes of a waveform in their order. */
export interface PeaksSink {
  append(bytes: Uint8Array): void;
}

export interface PeaksReader {
  /** Reads on to so many bytes of the file, as far as it is written; does nothing where it has them. */
  readTo(available: number): void;
  close(): void;
}

const pieceBytes = 256 * 1024;

/** Reads a waveform file in pieces while it still grows, each byte once. */
export function createPeaksReader(url: string, sink: PeaksSink): PeaksReader {
  const gone = new AbortController();
  let taken = 0;
  let wanted = 0;
  let reading = false;

  async function readPiece(): Promise<boolean> {
    const end = Math.min(wanted, taken + pieceBytes) - 1;
    const answer = await fetch(url, {
      headers: { range: `bytes=${taken}-${end}` },
      // The file grows under the same address.
      cache: 'no-store',
      signal: gone.signal,
    });
    if (!answer.ok) return false;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    // A server that knows no ranges sends everything from the start.
    const fresh = answer.status === 206 ? bytes : bytes.subarray(taken);
    if (gone.signal.aborted || fresh.length === 0) return false;
    taken += fresh.length;
    sink.append(fresh);
    return true;
  }
  async function read(): Promise<void> {
    if (reading) return;
    reading = true;
    try {
      while (taken < wanted && (await readPiece()));
    } finally {
      reading = false;
    }
  }

  return {
    readTo(available) {
      wanted = Math.max(wanted, available);
      // What cannot be read now is asked for again when more of it is there.
      if (taken < wanted) read().catch(() => undefined);
    },
    close: () => gone.abort(),
  };
}
