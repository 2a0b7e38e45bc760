import { readdirSync, readFileSync, statSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import type { AnchorScore } from '#shared/domain/anchor.ts';
import { difficulties } from '#shared/domain/anchor.ts';
import { formatTimecode, parseTimecode } from '#shared/domain/timecode.ts';

const folder = new URL('../../../resources/sample/', import.meta.url);
const programme = ProgrammeFile.parse(JSON.parse(readFileSync(new URL('programme.json', folder), 'utf8')));

const videos = programme.submissions.flatMap((s) => s.evidence.filter((e) => e.kind === 'video'));
const [closed] = programme.batches.filter(({ dueInDays }) => dueInDays < 0);
const isClosed = ({ batchId }: { batchId: string }) => batchId === closed?.id;
const readings = programme.raters.flatMap((rater) => rater.readings);
const scored = [
  ...programme.anchors.map(({ submissionId, consensus }) => ({ submissionId, scores: consensus })),
  ...readings,
];

function submission(id: string) {
  const found = programme.submissions.find((s) => s.id === id);
  if (!found) throw new Error(`No submission ${id}`);
  return found;
}

function filesOf(submissionId: string): string[] {
  return submission(submissionId).evidence.flatMap((e) => [
    e.file,
    ...(e.captionsFile ? [e.captionsFile] : []),
  ]);
}

const read = (file: string): Buffer => readFileSync(new URL(file, folder));

/** Length of an MP4 in ms from its movie header (ISO/IEC 14496-12, 8.2.2, version 0). */
function mp4Milliseconds(file: string): number {
  const bytes = read(file);
  const header = bytes.indexOf('mvhd') + 4;
  return (bytes.readUInt32BE(header + 16) / bytes.readUInt32BE(header + 12)) * 1000;
}

async function pdfText(file: string): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(read(file)), verbosity: 0 }).promise;
  const { info } = await document.getMetadata();
  const texts = [JSON.stringify(info)];
  for (let page = 1; page <= document.numPages; page++) {
    const content = await (await document.getPage(page)).getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await document.destroy();
  return texts.join('\n');
}

/** Everything that would tell who handed a submission in: names, their parts, and the schools. */
function identifyingWords(): RegExp {
  const people = programme.submissions.flatMap(({ educator }) => [
    educator.name,
    ...educator.name.split(' '),
  ]);
  const schools = programme.submissions.map(({ educator }) => educator.school.replace(/ \(.*\)$/, ''));
  return new RegExp(`\\b(${[...people, ...schools].join('|')})\\b`, 'i');
}

function cueTimes(file: string): { startMs: number; endMs: number }[] {
  const times = read(file)
    .toString()
    .matchAll(/^(\S+) --> (\S+)$/gm);
  return [...times].map(([, start = '', end = '']) => ({
    startMs: parseTimecode(start) ?? Number.NaN,
    endMs: parseTimecode(end) ?? Number.NaN,
  }));
}

describe('the sample programme', () => {
  it('is labelled synthetic wherever it is shown', () => {
    expect(programme.notice).toMatch(/synthetic/i);
    expect(programme.raters.every((rater) => /synthetic/i.test(rater.name))).toBe(true);
    expect(programme.submissions.every(({ educator }) => /fictitious/.test(educator.school))).toBe(true);
  });

  it('has one rubric of four criteria with four levels each, passing at three', () => {
    expect(programme.rubric.criteria.map((c) => c.letter).join('')).toBe('ABCD');
    for (const criterion of programme.rubric.criteria) {
      expect(criterion.levels.map((l) => l.points)).toEqual([1, 2, 3, 4]);
      expect(criterion.passingLevelId).toBe(criterion.levels[2]?.id);
    }
  });

  it('holds a practice batch in the open, blind sets for qualification, blind windows, one of them over, and seeds in none', () => {
    const kinds = programme.batches.map((b) => [b.kind, b.blind, b.submissionIds.length]);
    expect(kinds).toEqual([
      ['practice', false, 3],
      ['qualification', true, 4],
      ['qualification', true, 4],
      ['qualification', true, 4],
      ['qualification', true, 4],
      ['operational', true, 3],
      ['operational', true, 24],
      ['operational', true, 9],
    ]);
    const inBatches = programme.batches.flatMap((b) => b.submissionIds);
    for (const id of inBatches) submission(id);
    const seeds = programme.anchors.filter(({ seed }) => seed).map(({ submissionId }) => submissionId);
    expect(seeds).toHaveLength(4);
    for (const id of seeds) expect(inBatches).not.toContain(submission(id).id);
  });

  it('uses no id twice', () => {
    const { microCredential, rubric, submissions, batches, anchors, raters } = programme;
    const parts = [
      microCredential,
      rubric,
      ...rubric.criteria,
      ...submissions,
      ...batches,
      ...anchors,
      ...raters,
    ];
    const levels = rubric.criteria.flatMap((c) => c.levels);
    const evidence = submissions.flatMap((s) => s.evidence);
    const ids = [...parts, ...levels, ...evidence, ...readings].map((part) => part.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names exactly the files that are there', () => {
    const named = programme.submissions.flatMap((s) => filesOf(s.id));
    const present = readdirSync(new URL('media', folder)).map((name) => `media/${name}`);
    expect(named.toSorted()).toEqual(present.toSorted());
  });

  it('stays under 12 MB', () => {
    const files = ['programme.json', ...programme.submissions.flatMap((s) => filesOf(s.id))];
    const bytes = files.reduce((sum, file) => sum + statSync(new URL(file, folder)).size, 0);
    expect(bytes).toBeLessThan(12_000_000);
  });
});

describe('a sample video', () => {
  it.each(videos)(
    '$file lasts 45 to 90 seconds and as long as the programme says',
    ({ file, durationMs }) => {
      expect(durationMs).toBeGreaterThanOrEqual(45_000);
      expect(durationMs).toBeLessThanOrEqual(90_000);
      expect(Math.abs(mp4Milliseconds(file) - (durationMs ?? 0))).toBeLessThan(60);
    },
  );

  it.each(videos)(
    '$captionsFile has its cues in order and inside the video',
    ({ captionsFile, durationMs }) => {
      const cues = cueTimes(captionsFile ?? '');
      expect(cues.length).toBeGreaterThan(10);
      for (const [i, cue] of cues.entries()) {
        expect(cue.endMs, formatTimecode(cue.startMs)).toBeGreaterThan(cue.startMs);
        expect(cue.startMs).toBeGreaterThanOrEqual(cues[i - 1]?.endMs ?? 0);
        expect(cue.endMs).toBeLessThanOrEqual(durationMs ?? 0);
      }
    },
  );
});

describe('the anchors and the synthetic raters', () => {
  it('score every criterion once, with a level of that criterion', () => {
    for (const { scores } of scored) {
      expect(scores.map((s) => s.criterionId)).toEqual(programme.rubric.criteria.map((c) => c.id));
      for (const score of scores) expect(levelsOf(score)).toContain(score.levelId);
    }
  });

  it('bind every level to evidence, or to “no evidence observed”, never to both', () => {
    for (const score of scored.flatMap((s) => s.scores))
      expect(score.spans.length > 0, score.rationale).toBe(!score.noEvidence);
  });

  it('point inside a video or a text of the submission they score', () => {
    for (const { submissionId, scores } of scored)
      for (const span of scores.flatMap((s) => s.spans)) {
        const item = submission(submissionId).evidence.find((e) => e.id === span.evidenceId);
        const place =
          'startMs' in span ? [span.startMs, span.endMs] : 'start' in span ? [span.start, span.end] : [];
        const [from = 0, to = 0] = place;
        const end = 'startMs' in span ? item?.durationMs : item && read(item.file).toString().length;
        expect(to, span.note).toBeGreaterThan(from);
        expect(to, span.note).toBeLessThanOrEqual(end ?? 0);
      }
  });

  it('read each submission in the batch that holds it', () => {
    for (const { submissionId, batchId } of readings)
      expect(programme.batches.find((b) => b.id === batchId)?.submissionIds).toContain(submissionId);
  });

  it('have an anchor for all that is practised on or qualifies and, but for seeds and examples, nothing else, so that a window gives no consensus away', () => {
    const known = programme.batches.filter((b) => b.kind !== 'operational').flatMap((b) => b.submissionIds);
    const told = programme.anchors.filter(({ seed, training }) => !seed && !training);
    expect(told.map(({ submissionId }) => submissionId)).toEqual(known);
  });

  it('have examples of every difficulty, which nobody is to score', () => {
    const examples = programme.anchors.filter(({ training }) => training);
    expect(examples.map(({ difficulty }) => difficulty)).toEqual([...difficulties]);
    const given = new Set(programme.batches.flatMap(({ submissionIds }) => submissionIds));
    expect(examples.filter(({ seed, submissionId }) => seed || given.has(submissionId))).toEqual([]);
  });

  it('have two sets for each of two attempts, and every set goes over the whole scale', () => {
    const sets = programme.batches.filter((b) => b.kind === 'qualification');
    expect(sets).toHaveLength(programme.qualification.sets * programme.qualification.attempts);
    for (const { submissionIds } of sets) {
      const anchors = programme.anchors.filter(({ submissionId }) => submissionIds.includes(submissionId));
      const levels = anchors.flatMap(({ consensus }) => consensus.map(({ levelId }) => levelId));
      for (const { levels: scale } of programme.rubric.criteria) {
        expect(scale.every(({ id }) => levels.includes(id))).toBe(true);
      }
    }
  });

  it('agree mostly exactly or within one level, and one rater of the videos is severe', () => {
    const differences = pairsOfLevels().map(([a, b]) => Math.abs(a - b));
    const within = (most: number): number => differences.filter((d) => d <= most).length / differences.length;
    expect(within(0)).toBeGreaterThan(0.4);
    expect(within(0)).toBeLessThan(0.9);
    expect(within(1)).toBeGreaterThan(0.95);
    const [severest, next] = programme.raters.map(meanOnCommon).toSorted((a, b) => a - b);
    expect((next ?? 0) - (severest ?? 0)).toBeGreaterThan(0.3);
  });
});

describe('the closed window', () => {
  const errorsOf = (rater: number) =>
    programme.raters[rater]?.readings.filter(isClosed).map((reading) => {
      const others = readings.filter((one) => one !== reading && one.submissionId === reading.submissionId);
      const mean = (some: readonly AnchorScore[]) =>
        some.reduce((sum, one) => sum + pointsOf(one), 0) / some.length;
      return mean(reading.scores) - mean(others.flatMap(({ scores }) => scores));
    }) ?? [];
  const meanOf = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0) / some.length;

  it('was read by every rater, one after the other over weeks', () => {
    for (const rater of programme.raters) {
      const days = rater.readings.filter(isClosed).map(({ daysAgo }) => daysAgo ?? 0);
      expect(days).toHaveLength(24);
      expect(days).toEqual(days.toSorted((a, b) => b - a));
    }
  });

  it('has one rater who drifts from its middle on, and three who do not', () => {
    const moved = programme.raters.map((_, rater) => {
      const errors = errorsOf(rater);
      return meanOf(errors.slice(12)) - meanOf(errors.slice(0, 12));
    });
    expect(moved.map((by) => by > 0.3)).toEqual([false, false, true, false]);
  });
});

describe('the blind batch', () => {
  const ids = programme.batches.filter((b) => b.blind).flatMap((b) => b.submissionIds);
  const words = identifyingWords();

  it('would be caught naming an educator', () => {
    expect(words.test(`by ${programme.submissions[0]?.educator.name}`)).toBe(true);
  });

  it.each(ids)(
    'submission %s names no educator and no school in answers, titles, file names or bytes',
    async (id) => {
      const { answers, evidence } = submission(id);
      expect(JSON.stringify([answers, evidence])).not.toMatch(words);
      for (const file of filesOf(id)) {
        expect(read(file).toString('latin1'), file).not.toMatch(words);
        if (file.endsWith('.pdf')) expect(await pdfText(file), file).not.toMatch(words);
      }
    },
  );

  it('is blind in its lesson plans: their text can be read by this test', async () => {
    const [plan = ''] = ids.flatMap(filesOf).filter((file) => file.endsWith('.pdf'));
    expect(await pdfText(plan)).toMatch(/LESSON PLAN/);
  });
});

function levelsOf(score: AnchorScore): string[] {
  const criterion = programme.rubric.criteria.find((c) => c.id === score.criterionId);
  return criterion?.levels.map((l) => l.id) ?? [];
}

function pointsOf(score: AnchorScore): number {
  const levels = programme.rubric.criteria.flatMap((c) => c.levels);
  return levels.find((l) => l.id === score.levelId)?.points ?? Number.NaN;
}

/** Levels that two raters gave to the same criterion of the same submission. */
function pairsOfLevels(): [number, number][] {
  return readings.flatMap((first, i) =>
    readings.slice(i + 1).flatMap((second) => {
      if (first.submissionId !== second.submissionId) return [];
      return first.scores.map((score, c): [number, number] => {
        const other = second.scores[c];
        return [pointsOf(score), other ? pointsOf(other) : Number.NaN];
      });
    }),
  );
}

/** A rater's mean level over the submissions that all raters read. */
function meanOnCommon(rater: ProgrammeFile['raters'][number]): number {
  const common = programme.submissions.filter((s) =>
    programme.raters.every((r) => r.readings.some((reading) => reading.submissionId === s.id)),
  );
  const points = rater.readings
    .filter((reading) => !isClosed(reading))
    .filter((reading) => common.some((s) => s.id === reading.submissionId))
    .flatMap((reading) => reading.scores.map(pointsOf));
  return points.reduce((sum, p) => sum + p, 0) / points.length;
}
