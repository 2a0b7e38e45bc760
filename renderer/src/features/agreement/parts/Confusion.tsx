import { Anchor, Select } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { behindPath } from '../../../places.ts';
import styles from '../agreement.module.css';
import { deskView } from '../deskView.ts';
import { Figure } from '../figures/Figure.tsx';
import { confusion } from '../figures/matrices.ts';
import { usePlotWords } from '../figures/usePlotWords.ts';
import { chosenCriteria } from '../numbers/filters.ts';
import { type PairNumbers, readersOf } from '../numbers/pairs.ts';
import type { Desk } from '../useDesk.ts';

interface Cell {
  first: number;
  second: number;
  count: number;
}

const nameOf = ({ first, second }: PairNumbers) => `${first} ${second}`;

function Matrix({ pair, points }: { pair: PairNumbers; points: readonly number[] }) {
  const { t } = useTranslation('desk');
  const words = usePlotWords();
  const draw = useCallback(
    (width: number) => confusion(pair, points, { width, words }),
    [pair, points, words],
  );
  const cells: Cell[] = pair.counts.map((count, at) => ({
    first: points[Math.floor(at / points.length)] ?? 0,
    second: points[at % points.length] ?? 0,
    count,
  }));
  const sum = (some: readonly Cell[]) => some.reduce((all, { count }) => all + count, 0);
  return (
    <Figure
      title={t('confusionTitle', readersOf(pair))}
      alternative={t('confusionAlt', {
        same: sum(cells.filter(({ first, second }) => first === second)),
        all: sum(cells),
        higher: sum(cells.filter(({ first, second }) => first > second)),
        lower: sum(cells.filter(({ first, second }) => first < second)),
        first: pair.first,
      })}
      draw={draw}
      rows={cells}
      file="confusion"
      keyOf={({ first, second }) => `${first} ${second}`}
      columns={[
        { head: t('gave', { reader: pair.first }), value: ({ first }) => first },
        { head: t('gave', { reader: pair.second }), value: ({ second }) => second },
        {
          head: t('count'),
          value: ({ count }) => count,
          cell: ({ first, second, count }) =>
            count === 0 ? (
              '0'
            ) : (
              <Anchor component={Link} href={behindPath(pair.first, pair.second, [first, second])}>
                {count}
              </Anchor>
            ),
        },
      ]}
    />
  );
}

/** What two readers gave the same submissions; each cell opens the submissions in it. */
export function Confusion({ desk: { numbers, subject } }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const { pairs } = numbers;
  const [chosen, setChosen] = useState<string | null>(null);
  const pair = pairs.find((one) => nameOf(one) === chosen) ?? pairs[0];
  const [scale] = chosenCriteria(subject, deskView.getState().filters);
  if (numbers.table.readers.length < 2) return <p>{t('notComparable')}</p>;
  if (pair === undefined || scale === undefined) return <p>{t('differentScales')}</p>;
  return (
    <div className={styles.part}>
      <Select
        size="xs"
        className={styles.choice ?? ''}
        label={t('choosePair')}
        allowDeselect={false}
        data={pairs.map((one) => ({ value: nameOf(one), label: t('pair', readersOf(one)) }))}
        value={nameOf(pair)}
        onChange={setChosen}
      />
      <Matrix pair={pair} points={scale.criterion.levels.map(({ points }) => points)} />
    </div>
  );
}
