// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import { defaultRule } from '#shared/domain/resolution.ts';
import type { CountedReading, Subject } from '#shared/exchange/agreement.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';
import { noFilters } from '../../../../renderer/src/features/agreement/numbers/filters.ts';
import { deskNumbers } from '../../../../renderer/src/features/agreement/numbers/numbers.ts';
import type { Block } from '../../../../renderer/src/features/agreement/report/html.ts';
import { useBlocks } from '../../../../renderer/src/features/agreement/report/useBlocks.ts';
import type { Desk } from '../../../../renderer/src/features/agreement/useDesk.ts';
import { openI18n } from '../../../../renderer/src/i18n/i18n.ts';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

beforeEach(async () => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  await openI18n('en');
});

const at = '2026-11-01T12:00:00.000Z';

function deskOf(columns: Readonly<Record<string, readonly (readonly [number, number])[]>>): Desk {
  const subject: Subject = {
    ...{ microCredentialId: newId(), rubricHash: 'a'.repeat(64), title: 'Discourse' },
    ...{ rubric: rubricOf(['A', 'B']), rule: defaultRule, anchors: [] },
    batches: [
      { id: 'one', name: 'One', kind: 'operational', dueAt: null, secondReadRate: 0, submissionIds: [] },
    ],
  };
  const readings = Object.entries(columns).flatMap(([reader, scores]) =>
    scores.map(
      (points, i): CountedReading => ({
        ...{ readingId: newId(), batchId: 'one', submissionId: `id of s${i}`, submission: `s${i}` },
        ...{ reader, place: 0, at, activeMs: 60_000, points: [...points] },
      }),
    ),
  );
  const numbers = deskNumbers({ subject, readings, filters: noFilters });
  return { subject, readings, numbers, at };
}

async function blocksOf(desk: Desk): Promise<Block[]> {
  let blocks: Block[] = [];
  function Screen() {
    blocks = useBlocks()(desk, []);
    return null;
  }
  const root = createRoot(document.createElement('div'));
  await act(async () => root.render(<Screen />));
  await act(async () => root.unmount());
  return blocks;
}

it('a report of two readers who share two submissions tells no figure of theirs, and no other reason for it', async () => {
  const blocks = await blocksOf(
    deskOf({
      Ada: [
        [1, 2],
        [3, 4],
      ],
      Ben: [
        [1, 3],
        [2, 4],
      ],
    }),
  );
  const said = blocks.flatMap((block) => (block.kind === 'words' ? [block.text] : []));
  expect(said.filter((text) => text.includes('rests on fewer than 5'))).toHaveLength(1);
  expect(said.join(' ')).not.toContain('different scales');
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  expect(tables.map(({ rows }) => rows.length).filter((rows) => rows === 0)).toEqual([]);
  expect(tables[0]?.rows[0]).toEqual(['Exact', 'fewer than 5', 'fewer than 5']);
  expect(blocks.filter(({ kind }) => kind === 'picture')).toEqual([]);
  expect(blocks.flatMap((block) => (block.kind === 'list' ? [block.items.length] : []))).not.toContain(0);
});

it('a report draws no picture of readers on criteria where each rests on fewer than five', async () => {
  const desk = deskOf({
    Ada: [
      [1, 2],
      [3, 4],
      [2, 2],
      [4, 3],
    ],
    Ben: [
      [2, 1],
      [3, 3],
      [1, 3],
      [3, 4],
    ],
    Cyd: [
      [1, 1],
      [4, 3],
      [2, 3],
      [2, 4],
    ],
  });
  const { severity } = desk.numbers;
  if (severity.kind !== 'severity') throw new Error('there is a ruler');
  expect(severity.readers.map(({ count }) => count)).toEqual([8, 8, 8]);
  const pictures = (await blocksOf(desk)).flatMap((block) => (block.kind === 'picture' ? [block] : []));
  expect(pictures.length).toBeGreaterThan(0);
  expect(
    pictures.filter(({ alternative }) => alternative.startsWith('Each reader on each criterion')),
  ).toEqual([]);
});
