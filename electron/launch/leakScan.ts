/** `npm run -s leak-scan -- PROFILE_OR_FILE --identifiers LIST.txt`: whether anything in it tells who somebody is. */
import type { Leak } from '#shared/contract/blinding.ts';
import { profileKeysNear } from '../hosts/secretFile.ts';
import { type LeakReport, leakScan } from '../media/scrub/leakScan.ts';
import { keysOf } from '../secrets.ts';
import { identifiersIn, runHeadless, wishOf } from './headless.ts';

const usage = `npm run -s leak-scan -- PROFILE_OR_FILE --identifiers LIST.txt [--ffmpeg PATH] [--json]

Searches a profile, a pack, any folder or one file; changes nothing in it.
LIST.txt has the names, schools and ids to look for, one to a line.
What a profile has encrypted is opened where its key lies in a file beside it; where the system's
keychain holds the key, search from the settings of that workstation.
Ends with 0 when nothing was found, with 1 when something was, or could not be read.`;

const lineOf = ({ identifier, file, where, encoding, count }: Leak) =>
  `  “${identifier}” in ${file}, ${where} (${encoding}, ${count} times)`;

function forPeople({ ok, searched, found, byChance, unread, notOpened, notSearched }: LeakReport): string {
  const { files, bytes, views, tables, rows, identifiers, patterns } = searched;
  return [
    found.length === 0 ? 'Nothing was found.' : `Found in ${found.length} places:`,
    ...found.map(lineOf),
    ...(byChance.length > 0 ? ['By chance, in coded picture or sound:', ...byChance.map(lineOf)] : []),
    ...(unread.length > 0
      ? ['Could not be read:', ...unread.map(({ file, why }) => `  ${file}: ${why}`)]
      : []),
    ...(notOpened.length > 0
      ? [
          'Not looked into; the bytes were searched:',
          ...notOpened.map(({ file, where, why }) => `  ${file}, ${where}: ${why}`),
        ]
      : []),
    `Searched ${files} files, ${bytes} bytes in ${views} ways, ${rows} rows of ${tables} tables, for ${identifiers} identifiers in ${patterns} forms.`,
    `Not looked for: ${notSearched.join('; ')}.`,
    ...(ok ? [] : ['This place is not clean.']),
  ].join('\n');
}

await runHeadless(usage, async (signal) => {
  const { file, values } = wishOf(process.argv.slice(2), {
    identifiers: { type: 'string' },
    ffmpeg: { type: 'string', optional: true },
  });
  const report = await leakScan({
    place: file,
    identifiers: identifiersIn(values.identifiers),
    keys: profileKeysNear(file).map(keysOf),
    options: { ffmpegPath: values.ffmpeg, signal },
    onFile: (name, done, all) =>
      process.stderr.isTTY && process.stderr.write(`\r${done}/${all} ${name}\u001b[K`),
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return { ok: report.ok, json: report, text: forPeople(report) };
});
