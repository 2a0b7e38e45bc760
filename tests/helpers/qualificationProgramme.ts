import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import type { BatchManifest, Submission } from '#shared/domain/batch.ts';
import { defaultQualification, type QualificationRule } from '#shared/domain/qualification.ts';
import { defaultPolicy, type ScoringPolicy } from '#shared/domain/scoringPolicy.ts';
import { defaultSeeding, type SeedingRule } from '#shared/domain/seeding.ts';
import type { ReadingEvent } from '#shared/exchange/events.ts';
import { LadderList } from '#shared/exchange/ladder.ts';
import type { ExchangeReader } from './exchangeReader.ts';
import { rubricOf } from './rubric.ts';

/** The consensus of the submissions in each set: the level of every criterion, from 1. */
const levelsOfSet = [1, 3] as const;

/** What the text of a submission says: whoever reads it knows its consensus, and the operational one has none. */
const textAt = (level: number) => `Everything in this text is at level ${level}.`;

export interface Wish {
  /** How many sets. */
  sets?: number;
  rule?: Partial<QualificationRule>;
  /** How many operational batches, and submissions in each. */
  windows?: number;
  operational?: number;
  /** How many seeds, and submissions for practice; their texts say their consensus as those of the sets do. */
  seeds?: number;
  practice?: number;
  /** How many anchors are open to everybody who scores. */
  examples?: number;
  seeding?: Partial<SeedingRule>;
  policy?: ScoringPolicy;
  /** How many submissions wait in no batch; they come from School 0, School 1 and School 2 in turn. */
  waiting?: number;
  /** What operational texts and those of seeds say instead, so that nothing in them tells the two apart. */
  text?: () => string;
}

/**
 * Writes a programme of short texts into a folder: operational batches, and sets for qualification whose texts say
 * their own consensus.
 */
export function writeQualificationProgramme(
  folder: string,
  {
    sets = 4,
    rule = {},
    windows = 1,
    operational = 2,
    seeds = 0,
    practice = 0,
    examples = 0,
    seeding = {},
    policy = defaultPolicy,
    waiting = 0,
    text,
  }: Wish = {},
): ProgrammeFile {
  mkdirSync(join(folder, 'media'), { recursive: true });
  const rubric = rubricOf(['A', 'B']);
  let count = 0;
  const submissionOf = (text: string, school = 'Nowhere School') => {
    const file = `media/text-${count++}.txt`;
    writeFileSync(join(folder, file), `${text} Number ${count}.\n`);
    return {
      id: randomUUID(),
      educator: { name: 'Somebody Madeup', school },
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
  const windowsOf = Array.from({ length: windows }, () =>
    Array.from({ length: operational }, () => submissionOf(text?.() ?? 'Nobody knows.')),
  );
  const waitingOnes = Array.from({ length: waiting }, (_, i) =>
    submissionOf('Nobody knows.', `School ${i % 3}`),
  );
  const setsOf = Array.from({ length: sets }, () =>
    levelsOfSet.map((level) => ({ level, submission: submissionOf(textAt(level)) })),
  );
  const knownOf = (length: number, says = () => textAt(2)) =>
    Array.from({ length }, () => ({ level: 2, submission: submissionOf(says()) }));
  const [hidden, practised, open] = [knownOf(seeds, text), knownOf(practice), knownOf(examples)];
  const batch = { blind: true, dueInDays: 14, secondReadRate: 0, unwatched: 'ask' as const };
  const file = ProgrammeFile.parse({
    format: 'rangefinder-programme-1',
    notice: 'Made for tests.',
    name: 'Test programme',
    microCredential: { id: randomUUID(), title: 'Facilitating discourse', keyMethod: 'Talk moves' },
    qualification: { ...defaultQualification, ...rule },
    // Two, so that few readings are enough to be suspended.
    seeding: { ...defaultSeeding, suspendAfter: 2, ...seeding },
    policy,
    rubric,
    submissions: [
      ...windowsOf.flat(),
      ...waitingOnes,
      ...[...setsOf.flat(), ...hidden, ...practised, ...open].map(({ submission }) => submission),
    ],
    batches: [
      ...windowsOf.map((some, at) => ({
        ...batch,
        id: randomUUID(),
        name: windows === 1 ? 'Window' : `Window ${at + 1}`,
        kind: 'operational',
        submissionIds: some.map(({ id }) => id),
      })),
      ...(practised.length === 0
        ? []
        : [
            {
              ...batch,
              id: randomUUID(),
              name: 'Practice',
              kind: 'practice',
              submissionIds: practised.map(({ submission }) => submission.id),
            },
          ]),
      ...setsOf.map((set, at) => ({
        ...batch,
        id: randomUUID(),
        name: `Set ${at + 1}`,
        kind: 'qualification',
        submissionIds: set.map(({ submission }) => submission.id),
      })),
    ],
    anchors: [...setsOf.flat(), ...hidden, ...practised, ...open].map(({ level, submission }) => ({
      id: randomUUID(),
      submissionId: submission.id,
      seed: hidden.some((one) => one.submission === submission),
      training: open.some((one) => one.submission === submission),
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
