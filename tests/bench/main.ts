/** `npm run bench [-- --json] [NAME…]`: every measure, or those named. */
import { parseArgs } from 'node:util';
import { buildProgram } from '#electron/launch/buildProgram.ts';
import { isBuilt } from '#electron/launch/sourcePrint.ts';
import { agreement } from './agreement.ts';
import { autosave } from './autosave.ts';
import { coldStart } from './coldStart.ts';
import { faces } from './faces.ts';
import { facets } from './facets.ts';
import { type Bench, lineOf } from './measure.ts';
import { mediaRange } from './mediaRange.ts';
import { memory } from './memory.ts';
import { office } from './office.ts';
import { openReading } from './openReading.ts';
import { peaks } from './peaks.ts';
import { proxy } from './proxy.ts';
import { redact } from './redact.ts';
import { scrub } from './scrub.ts';
import { sealed } from './sealed.ts';
import { seek } from './seek.ts';
import { steps } from './steps.ts';
import { timeline } from './timeline.ts';

const allBenches: readonly Bench[] = [
  coldStart,
  mediaRange,
  sealed,
  autosave,
  openReading,
  seek,
  steps,
  timeline,
  peaks,
  proxy,
  redact,
  faces,
  scrub,
  agreement,
  facets,
  office,
  memory,
];

function chosen(names: readonly string[]): readonly Bench[] {
  const unknown = names.filter((name) => !allBenches.some((bench) => bench.name === name));
  if (unknown.length > 0)
    throw new Error(
      `No measure is called ${unknown.join(', ')}. There are: ${allBenches.map((b) => b.name).join(', ')}.`,
    );
  return names.length === 0 ? allBenches : allBenches.filter((bench) => names.includes(bench.name));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const benches = chosen(positionals);
  if (!isBuilt()) buildProgram();
  for (const bench of benches) {
    for (const measure of (await bench.run()) ?? []) {
      const { against, ...line } = measure;
      console.log(values.json ? JSON.stringify(line) : lineOf({ ...line, against }));
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
