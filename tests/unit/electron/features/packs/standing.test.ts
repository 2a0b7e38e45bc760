import { describe, expect, it } from 'vitest';
import { identifiersIn, madeByOf, shownPack } from '#electron/features/packs/standing.ts';
import type { Doubt, FacesFound } from '#shared/domain/faces.ts';
import type { DraftFile, MadeFile, PackDraft } from '#shared/domain/packDraft.ts';
import { newId } from '#shared/domain/primitives.ts';

const fileCalled = (title: string): DraftFile => ({
  ...{ id: newId(), name: 'file.txt', bytes: 5, role: 'text', title, captionsOf: null },
  place: { path: 'file.txt', entry: null },
});

function lacksWith(name: string, titles: readonly string[], of: Partial<PackDraft> = {}) {
  const draft: PackDraft = {
    ...{ id: newId(), proposeAs: newId(), name, microCredentialId: newId(), rubricHash: '0'.repeat(64) },
    ...{ createdAt: '2026-01-01T00:00:00.000Z', words: ['Springfield'], leftOut: [], proposal: null },
    faces: 'everybody',
    submissions: [
      {
        ...{ id: newId(), educator: 'Jordan Rivera', school: 'Lincoln', reference: '', words: [] },
        files: titles.map(fileCalled),
      },
    ],
    ...of,
  };
  const known = {
    ...{ draft, made: new Map(), hidden: new Map(), faces: new Map(), searching: undefined },
    ...{ refused: new Map(), problem: null },
  };
  return new Map(shownPack(known).obstacles.map(({ kind, count }) => [kind, count]));
}

describe('what a pack lacks', () => {
  it('is a title, or its own name, that is empty or tells a name, each counted once', () => {
    expect(lacksWith('Autumn', ['Plan', 'Notes']).get('telling')).toBeUndefined();
    expect(lacksWith('Autumn', ['Plan', '', 'Rivera and rivera']).get('telling')).toBe(2);
    expect(lacksWith('Autumn in Springfield', ['Plan']).get('telling')).toBe(1);
  });

  it('is no name that two titles only make together', () => {
    expect(lacksWith('Autumn', ['Plan of Jor', 'dan']).get('telling')).toBeUndefined();
    expect(lacksWith('Autumn', ['Plan of Jor|', '|dan']).get('telling')).toBeUndefined();
  });

  it('is evidence: a submission without any, or no submission at all', () => {
    expect(lacksWith('Autumn', ['Plan']).get('empty')).toBeUndefined();
    expect(lacksWith('Autumn', []).get('empty')).toBe(1);
    expect(lacksWith('Autumn', [], { submissions: [] }).get('empty')).toBe(1);
  });

  it('is what is not made, and then the search', () => {
    const lacks = lacksWith('Autumn', ['Plan', 'Notes']);
    expect(lacks.get('unmade')).toBe(2);
    expect(lacks.get('unsearched')).toBe(1);
  });
});

describe('faces in a pack', () => {
  const video: DraftFile = { ...fileCalled('Lesson'), role: 'video' };
  const draft: PackDraft = {
    ...{
      id: newId(),
      proposeAs: newId(),
      name: 'Autumn',
      microCredentialId: newId(),
      rubricHash: '0'.repeat(64),
    },
    ...{ createdAt: '2026-01-01T00:00:00.000Z', words: [], leftOut: [], proposal: null, faces: 'everybody' },
    submissions: [
      { id: newId(), educator: 'Jordan Rivera', school: 'Lincoln', reference: '', words: [], files: [video] },
    ],
  };
  const [submission] = draft.submissions;
  if (!submission) throw new Error('there is one');
  const looked = 'a'.repeat(64);
  const made: MadeFile = {
    ...{ fileId: video.id, madeBy: madeByOf(video, identifiersIn(draft, submission), []), role: 'video' },
    ...{ mediaType: 'video/mp4', durationMs: 1_000, file: 'lesson.mp4', clean: null, said: [] },
    report: {
      ...{ before: { sha256: 'b'.repeat(64), bytes: 1 }, after: { sha256: looked, bytes: 1 } },
      ...{ how: [], removed: [], tools: [], checks: [], notSearched: [] },
    },
  };
  const doubt: Doubt = { ms: 100, why: 'lost', coverId: newId(), score: 0.9, seen: false };
  const found = (of: string, ...doubts: Doubt[]): FacesFound => ({
    ...{ of, at: '2026-01-01T00:00:00.000Z', by: 'a model', pictures: 2, tracks: 1, doubts },
  });
  const lacks = (faces: FacesFound | undefined, policy: PackDraft['faces'] = 'everybody') => {
    const known = {
      ...{ draft: { ...draft, faces: policy }, made: new Map([[video.id, made]]), hidden: new Map() },
      ...{ faces: new Map(faces ? [[video.id, faces]] : []), searching: undefined },
      ...{ refused: new Map(), problem: null },
    };
    const counts = new Map(shownPack(known).obstacles.map(({ kind, count }) => [kind, count]));
    return [counts.get('faces'), counts.get('doubts')];
  };

  it('have to be looked for, in the recording as it is now, and each doubtful moment by a person', () => {
    expect(lacks(undefined)).toEqual([1, undefined]);
    expect(lacks(found('c'.repeat(64)))).toEqual([1, undefined]);
    expect(lacks(found(looked, doubt, { ...doubt, seen: true }, doubt))).toEqual([undefined, 2]);
    expect(lacks(found(looked, { ...doubt, seen: true }), 'notTeacher')).toEqual([undefined, undefined]);
  });

  it('need nothing where the pack says that they are not looked for', () => {
    expect(lacks(undefined, 'notLookedFor')).toEqual([undefined, undefined]);
    expect(lacks(found(looked, doubt), 'notLookedFor')).toEqual([undefined, undefined]);
  });
});
