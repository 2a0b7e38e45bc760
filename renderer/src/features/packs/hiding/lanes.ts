import type { Doubt } from '#shared/domain/faces.ts';
import type { SaidName } from '#shared/domain/packDraft.ts';
import { isFace, type Redaction } from '#shared/domain/redaction.ts';
import type { Lane } from '../../../timeline/laneLayout.ts';
import { laneMark } from '../../../timeline/laneMark.ts';

interface LaneWords {
  faces: string;
  doubts: string;
  covers: string;
  silences: string;
  names: string;
}

type Told = 'name' | 'doubt';

const idOf = (told: Told, index: number) => `${told} ${index}`;

/** What a bar stands for that is not hidden but told: which name, or which moment to look at; null for what is hidden. */
export function toldBy(id: string): { told: Told; index: number } | null {
  const [told, index] = id.split(' ');
  if (told !== 'name' && told !== 'doubt') return null;
  return { told, index: Number(index) };
}

/** A moment is as wide as this, so that it can be seen and pressed. */
const momentMs = 200;

interface LaneGround {
  redactions: readonly Redaction[];
  names: readonly SaidName[];
  doubts: readonly Doubt[];
}

/** Faces, covers and silences, the moments to look at, and the names that captions say; what is never there has no lane. */
export function lanesOf({ redactions, names, doubts }: LaneGround, words: LaneWords): readonly Lane[] {
  const of = (is: (one: Redaction) => boolean) => redactions.filter(is);
  const faces = of(isFace);
  const moments = doubts.map(({ ms }, index) => ({
    ...{ id: idOf('doubt', index), startMs: ms, endMs: ms + momentMs },
  }));
  const spans = names.map(({ startMs, endMs }, index) => ({ id: idOf('name', index), startMs, endMs }));
  const lanes: Lane[] = [
    { id: 'faces', letter: 'F', name: words.faces, mark: laneMark(3), spans: faces },
    { id: 'doubts', letter: '?', name: words.doubts, mark: laneMark(4), spans: moments },
    {
      ...{ id: 'covers', letter: 'C', name: words.covers, mark: laneMark(0) },
      spans: of((one) => one.kind === 'cover' && !isFace(one)),
    },
    {
      ...{ id: 'silences', letter: 'S', name: words.silences, mark: laneMark(5) },
      spans: of(({ kind }) => kind === 'silence'),
    },
    { id: 'names', letter: 'N', name: words.names, mark: laneMark(2), spans },
  ];
  return lanes.filter(({ id, spans: some }) => some.length > 0 || id === 'covers' || id === 'silences');
}
