/** One caption of a WebVTT file: when it is shown, and where its words stand in the text of the file. */
export interface Cue {
  startMs: number;
  endMs: number;
  start: number;
  end: number;
}

const timing = /^(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})/;

const millisecondsOf = (parts: readonly (string | undefined)[]) => {
  const [hours = 0, minutes = 0, seconds = 0, thousandths = 0] = parts.map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths;
};

/** The captions of a WebVTT text (W3C WebVTT, 6.3), as far as they can be read. */
export function cuesOf(text: string): Cue[] {
  const cues: Cue[] = [];
  let open: Cue | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const found = timing.exec(line);
    const next = at + line.length + 1;
    if (found) {
      const [startMs, endMs] = [millisecondsOf(found.slice(1, 5)), millisecondsOf(found.slice(5, 9))];
      open = { startMs, endMs, start: next, end: next };
      if (endMs > startMs) cues.push(open);
    } else if (line.trim() === '') open = undefined;
    else if (open) open.end = at + line.length;
    at = next;
  }
  return cues.filter(({ start, end }) => end > start);
}

/** When a place in the words of a cue is likely said: as if every letter took as long. */
export function saidAt({ startMs, endMs, start, end }: Cue, place: number): number {
  return startMs + ((endMs - startMs) * (Math.min(Math.max(place, start), end) - start)) / (end - start);
}
