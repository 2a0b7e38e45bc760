import type { SaidName } from '#shared/domain/packDraft.ts';
import type { Redaction } from '#shared/domain/redaction.ts';
import type { Lane } from '../../../timeline/laneLayout.ts';
import { laneMark } from '../../../timeline/laneMark.ts';

interface LaneWords {
  covers: string;
  silences: string;
  names: string;
}

const nameIds = 'name ';
export const nameId = (index: number) => `${nameIds}${index}`;
/** Which name a bar stands for; null for what is hidden. */
export const nameOf = (id: string): number | null =>
  id.startsWith(nameIds) ? Number(id.slice(nameIds.length)) : null;

/** Covers, silences, and the names that captions say. */
export function lanesOf(
  redactions: readonly Redaction[],
  names: readonly SaidName[],
  words: LaneWords,
): readonly Lane[] {
  const of = (kind: Redaction['kind']) => redactions.filter((one) => one.kind === kind);
  const spans = names.map(({ startMs, endMs }, index) => ({ id: nameId(index), startMs, endMs }));
  const lanes: Lane[] = [
    { id: 'covers', letter: 'C', name: words.covers, mark: laneMark(0), spans: of('cover') },
    { id: 'silences', letter: 'S', name: words.silences, mark: laneMark(5), spans: of('silence') },
  ];
  return names.length === 0
    ? lanes
    : [...lanes, { id: 'names', letter: 'N', name: words.names, mark: laneMark(2), spans }];
}
