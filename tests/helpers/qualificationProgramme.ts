import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import type { BatchManifest, Submission } from '#shared/domain/batch.ts';
import { defaultQualification, type QualificationRule } from '#shared/domain/qualification.ts';
import type { ReadingEvent } from '#shared/exchange/events.ts';
import { LadderList } from '#shared/exchange/ladder.ts';
import type { ExchangeReader } from './exchangeReader.ts';
import { rubricOf } from './rubric.ts';

/** The consensus of the submissions in each set: the level of every criterion, from 1. */
const levelsOfSet = [1, 3] as const;

/** What the text of a submission says: whoever reads it knows its consensus, and the operational one has none. */
const textAt = (level: number) => `Everything in this text is at level ${level}.`;

/**
 * Writes a programme of short texts into a folder: an operational batch, and sets for qualification whose texts say
 * their own consensus.
 * @param sets how many
 */
export function writeQualificationProgramme(
  folder: string,
  { sets = 4, rule = {} }: { sets?: number; rule?: Partial<QualificationRule> } = {},
): ProgrammeFile {
  mkdirSync(join(folder, 'media'), { recursive: true });
  const rubric = rubricOf(['A', 'B']);
  let count = 0;
  const submissionOf = (text: string) => {
    const file = `media/text-${count++}.txt`;
    writeFileSync(join(folder, file), `${text} Number ${count}.\n`);
    return {
      id: randomUUID(),
      educator: { name: 'Somebody Madeup', school: 'Nowhere School' },
      answers: [{ question: 'What was the goal?', answer: 'To be read.' }],
      evidence: [
        {
          id: randomUUID(),
          kind: 'text',
          title: 'Reflection',
          file,
          mediaType: 'text/plain',
          durationMs: null,
          captionsFile: null,
        },
      ],
    };
  };
  const operational = [submissionOf('Nobody knows.'), submissionOf('Nobody knows that either.')];
  const setsOf = Array.from({ length: sets }, () =>
    levelsOfSet.map((level) => ({ level, submission: submissionOf(textAt(level)) })),
  );
  const batch = { blind: true, dueInDays: 14, secondReadRate: 0, unwatched: 'ask' as const };
  const file = ProgrammeFile.parse({
    format: 'rangefinder-programme-1',
    notice: 'Made for tests.',
    name: 'Test programme',
    microCredential: { id: randomUUID(), title: 'Facilitating discourse', keyMethod: 'Talk moves' },
    qualification: { ...defaultQualification, ...rule },
    rubric,
    submissions: [...operational, ...setsOf.flat().map(({ submission }) => submission)],
    batches: [
      {
        ...batch,
        id: randomUUID(),
        name: 'Window',
        kind: 'operational',
        submissionIds: operational.map(({ id }) => id),
      },
      ...setsOf.map((set, at) => ({
        ...batch,
        id: randomUUID(),
        name: `Set ${at + 1}`,
        kind: 'qualification',
        submissionIds: set.map(({ submission }) => submission.id),
      })),
    ],
    anchors: setsOf.flat().map(({ level, submission }) => ({
      id: randomUUID(),
      submissionId: submission.id,
      rationale: 'The text says so.',
      consensus: rubric.criteria.map(({ id, levels }) => ({
        criterionId: id,
        levelId: levels[level - 1]?.id,
        noEvidence: false,
        rationale: `It says level ${level}.`,
        spans: [{ evidenceId: submission.evidence[0]?.id, start: 0, end: 8, note: '' }],
      })),
    })),
    raters: [],
  });
  writeFileSync(join(folder, 'programme.json'), JSON.stringify(file));
  return file;
}

/** The level that the text of a submission says, as its reader sees it. */
export async function levelIn(reader: ExchangeReader, { evidence }: Submission): Promise<number> {
  const text = await (await reader.get(`/v1/media/${evidence[0]?.media.sha256}`)).text();
  return Number(/level (\d)/.exec(text)?.[1]);
}

interface Given {
  submission: Submission;
  level: number;
  supersedes?: string | null;
  /** Of the device's clock. */
  clockAheadMs?: number;
}

/** A reading that gives every criterion the same level, without evidence. */
export function readingAt(
  reader: ExchangeReader,
  manifest: BatchManifest,
  { submission, level, supersedes = null, clockAheadMs = 0 }: Given,
): ReadingEvent {
  const scores = manifest.rubric.criteria.map(({ id, levels }) => ({
    criterionId: id,
    levelId: levels[level - 1]?.id ?? '',
    noEvidence: true,
    rationale: '',
  }));
  return reader.sign(manifest, submission, { supersedes, annotations: [], scores }, clockAheadMs);
}

/** Signs a reading of everything in a set: by its text, or so many levels above it, as far as there are any. */
export async function readSet(
  reader: ExchangeReader,
  name: string,
  above = 0,
): Promise<{ manifest: BatchManifest; events: ReadingEvent[] }> {
  const manifest = await reader.claim(name);
  const events: ReadingEvent[] = [];
  for (const submission of manifest.submissions) {
    const level = Math.min(4, (await levelIn(reader, submission)) + above);
    events.push(readingAt(reader, manifest, { submission, level }));
  }
  return { manifest, events };
}

/** The one ladder of a programme of one micro-credential. */
export async function ladderOf(reader: ExchangeReader) {
  const [ladder] = LadderList.parse(await (await reader.get('/v1/ladder')).json()).ladders;
  if (!ladder) throw new Error('no ladder');
  return ladder;
}
