/**
 * A workstation that saves and saves until it is killed: `workstationSaver.ts PROFILE READING`. Each line it prints
 * is a save that was acknowledged.
 */
import { writeSync } from 'node:fs';
import { newId } from '#shared/domain/primitives.ts';
import { openTestWorkstation } from './workstation.ts';
import { edit } from './workstationScoring.ts';

const [profile = '', readingId = '', evidenceId = ''] = process.argv.slice(2);
const one = openTestWorkstation({ profile });
for (let i = 0; ; i++) {
  const id = newId();
  const span = { kind: 'time' as const, evidenceId, startMs: i, endMs: i + 1 };
  const annotation = { id, span, criterionIds: [], levelId: null, note: `Note ${i}` };
  await edit(one, readingId, { kind: 'annotation', annotation });
  writeSync(1, `${id}\n`);
}
