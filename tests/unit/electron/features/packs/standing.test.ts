import { describe, expect, it } from 'vitest';
import { shownPack } from '#electron/features/packs/standing.ts';
import type { DraftFile, PackDraft } from '#shared/domain/packDraft.ts';
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
