import type { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import type { AnchorScore } from '#shared/domain/anchor.ts';
import { closedReadings } from './closedWindow.ts';
import { idOf } from './ids.ts';
import type { Cite, Lesson, RaterReading, View } from './lesson.ts';
import { criterionId, levelId } from './rubric.ts';
import { randomFrom } from './sketch/random.ts';
import { momentOf, type Timeline } from './timeline.ts';

/** A lesson with the times that its recording gave it. */
export interface RecordedLesson {
  lesson: Lesson;
  timeline: Timeline;
}

type FileSpan = Extract<AnchorScore['spans'][number], { startMs: number }>;
type Rater = ProgrammeFile['raters'][number];

const raters = [1, 2, 3, 4] as const;

/** An anchor to practise on: neither hidden nor open. */
const closed = { seed: false, training: false, difficulty: null, statements: [] };

export function anchorsOf(recorded: readonly RecordedLesson[]): ProgrammeFile['anchors'] {
  return recorded.flatMap(({ lesson, timeline }) => {
    if (!lesson.anchor) return [];
    const consensus = lesson.anchor.views.map((seen) =>
      scoreOf(seen, (c) => spanOf(c, { lesson, timeline })),
    );
    const { rationale } = lesson.anchor;
    const { number } = lesson;
    const id = idOf(`anchor/${number}`);
    return [{ id, submissionId: submissionId(number), rationale, consensus, ...closed }];
  });
}

export function ratersOf(
  recorded: readonly RecordedLesson[],
  batchOf: (submission: number) => string,
): Rater[] {
  return raters.map((rater) => ({
    id: idOf(`rater/${rater}`),
    name: `Synthetic rater ${rater}`,
    readings: [
      ...recorded.flatMap((one) =>
        one.lesson.readings
          .filter((reading) => reading.rater === rater)
          .map((reading) => readingOf(reading, one, batchOf(one.lesson.number))),
      ),
      ...closedReadings(rater),
    ],
  }));
}

function readingOf(
  reading: RaterReading,
  recorded: RecordedLesson,
  batchId: string,
): Rater['readings'][number] {
  const { number } = recorded.lesson;
  const loose = (cite: Cite): FileSpan => loosened(spanOf(cite, recorded), recorded, reading.rater);
  return {
    id: idOf(`reading/${reading.rater}/${number}`),
    submissionId: submissionId(number),
    batchId,
    scores: reading.views.map((seen) => scoreOf(seen, loose)),
  };
}

function scoreOf(seen: View, span: (cite: Cite) => FileSpan): AnchorScore {
  return {
    criterionId: criterionId(seen.letter),
    levelId: levelId(seen.letter, seen.points),
    noEvidence: seen.cites.length === 0,
    rationale: seen.rationale,
    spans: seen.cites.map(span),
  };
}

function spanOf(cite: Cite, { lesson, timeline }: RecordedLesson): FileSpan {
  const { startMs } = momentOf(timeline, cite.from);
  const { endMs } = momentOf(timeline, cite.to);
  return { evidenceId: evidenceId(lesson.number, 'video'), startMs, endMs, note: cite.note };
}

/** People mark a moment a little before or after its edges, each in their own way. */
function loosened(span: FileSpan, { timeline }: RecordedLesson, rater: number): FileSpan {
  const random = randomFrom(`${rater}/${span.note}/${span.evidenceId}`);
  const startMs = Math.max(0, Math.round(span.startMs - random() * 600));
  const endMs = Math.min(timeline.durationMs, Math.round(span.endMs + random() * 500));
  return { ...span, startMs, endMs };
}

export function submissionId(number: number): string {
  return idOf(`submission/${number}`);
}

export function evidenceId(number: number, name: string): string {
  return idOf(`submission/${number}/evidence/${name}`);
}
