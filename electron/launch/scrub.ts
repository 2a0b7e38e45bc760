/** `npm run -s scrub -- INPUT --out OUTPUT --identifiers LIST.txt`: a copy of one file without what identifies. */

import type { ScrubReport } from '../media/scrub/scrubbing.ts';
import { scrubFile } from '../media/scrub/scrubFile.ts';
import { identifiersIn, runHeadless, wishOf } from './headless.ts';

const usage = `npm run -s scrub -- INPUT --out OUTPUT --identifiers LIST.txt [--ffmpeg PATH] [--json]

INPUT is a recording, a PDF, a DOCX or PPTX, an image or a text; OUTPUT must not be there yet.
LIST.txt has the names, schools and ids of this submission, one to a line.
Ends with 0 when OUTPUT was written and every check passed, otherwise with 1 and no OUTPUT.`;

function forPeople({ ok, kind, how, removed, checks, notSearched, output }: ScrubReport): string {
  return [
    ok
      ? `Written (${kind}, SHA-256 ${output?.sha256}).`
      : `Not written: a check of what was made (${kind}) failed.`,
    ...how.map((line) => `  ${line}`),
    ...removed.map(({ what, count }) => `  removed: ${what} (${count})`),
    ...checks.map(
      ({ name, by, ok: passed, detail }) => `  ${passed ? 'passed' : 'FAILED'}: ${name} – ${detail} [${by}]`,
    ),
    ...notSearched.map((line) => `  not looked for: ${line}`),
  ].join('\n');
}

await runHeadless(usage, async (signal) => {
  const { file, values } = wishOf(process.argv.slice(2), {
    out: { type: 'string' },
    identifiers: { type: 'string' },
    ffmpeg: { type: 'string', optional: true },
  });
  const report = await scrubFile({
    input: file,
    output: values.out,
    identifiers: identifiersIn(values.identifiers),
    options: { ffmpegPath: values.ffmpeg, signal },
  });
  return { ok: report.ok, json: report, text: forPeople(report) };
});
