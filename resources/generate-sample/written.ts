import type { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import type { AnchorScore } from '#shared/domain/anchor.ts';
import { idOf } from './ids.ts';
import type { Letter, Points } from './lesson.ts';
import { criterionId, levelId, levelText } from './rubric.ts';
import { reflectionOf } from './writtenTexts.ts';

/** Submissions of a written reflection alone, whose every part was written to a level. */

type Submission = ProgrammeFile['submissions'][number];

export const letters: readonly Letter[] = ['A', 'B', 'C', 'D'];
export type Meant = Readonly<Record<Letter, Points>>;

export const writtenId = (number: number) => idOf(`submission/${number}`);
const evidenceId = (number: number) => idOf(`submission/${number}/evidence/reflection`);
const fileOf = (number: number) => `media/reflection-${number}.txt`;

export const inScale = (points: number) => Math.min(4, Math.max(1, points)) as Points;

/** The file of a submission, with the text that was written to these levels. */
export const reflectionFile = (number: number, meant: Meant) => ({
  file: fileOf(number),
  text: reflectionOf(number, meant).text,
});

export function writtenSubmission(
  number: number,
  educator: Submission['educator'],
  answers: Submission['answers'],
): Submission {
  return {
    id: writtenId(number),
    educator,
    answers,
    evidence: [
      {
        id: evidenceId(number),
        kind: 'text',
        title: 'Reflection',
        file: fileOf(number),
        mediaType: 'text/plain',
        durationMs: null,
        captionsFile: null,
      },
    ],
  };
}

/** A score for each criterion that cites the part on it. */
export function partScores(
  number: number,
  meant: Meant,
  score: (letter: Letter) => { points: Points; rationale: string },
): AnchorScore[] {
  const { parts } = reflectionOf(number, meant);
  return letters.map((letter) => {
    const { points, rationale } = score(letter);
    const { start, end } = parts[letter];
    return {
      criterionId: criterionId(letter),
      levelId: levelId(letter, points),
      noEvidence: false,
      rationale,
      spans: [{ evidenceId: evidenceId(number), start, end, note: '' }],
    };
  });
}

type FileAnchor = ProgrammeFile['anchors'][number];

/** The consensus on a text is the level that each of its parts was written to. */
export function writtenAnchor(
  number: number,
  meant: Meant,
  about: Pick<FileAnchor, 'rationale'> &
    Partial<Pick<FileAnchor, 'seed' | 'training' | 'difficulty' | 'statements'>>,
): FileAnchor {
  return {
    id: idOf(`anchor/${number}`),
    submissionId: writtenId(number),
    consensus: partScores(number, meant, (letter) => {
      const points = meant[letter];
      return { points, rationale: `Level ${points}: ${levelText(letter, points)}` };
    }),
    ...{ seed: false, training: false, difficulty: null, statements: [] },
    ...about,
  };
}
