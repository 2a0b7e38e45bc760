import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { spanning } from '#shared/domain/comparing.ts';
import type { Round } from '#shared/exchange/comparing.ts';
import { newSessionPath } from '../../../places.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { formatCoefficient, formatNumber } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import styles from '../office.module.css';

type Item = Round['items'][number];

const width = 200;
const height = 16;
const margin = 8;
/** Half the width of a 95 % interval, in standard errors. */
const reach = 1.959963984540054;

/** Where a submission lies, with its interval, on the scale that all share. */
function Dot({ placed, low, high }: { placed: NonNullable<Item['placed']>; low: number; high: number }) {
  const at = (value: number) =>
    margin + ((Math.max(low, Math.min(high, value)) - low) / (high - low || 1)) * (width - 2 * margin);
  const { measure, standardError } = placed;
  const middle = height / 2;
  return (
    <svg width={width} height={height} aria-hidden="true">
      <line
        className={styles.line}
        x1={at(measure - reach * standardError)}
        x2={at(measure + reach * standardError)}
        y1={middle}
        y2={middle}
      />
      <circle className={styles.node} cx={at(measure)} cy={middle} r={4} />
    </svg>
  );
}

/** Submissions that span the scale, to be scored in a calibration session. */
function Spanning({ round }: { round: Round }) {
  const { t } = useTranslation('office');
  const [count, setCount] = useState(Math.min(4, round.items.length));
  const placed = round.items.flatMap(({ submissionId: id, placed: of }) =>
    of ? [{ id, measure: of.measure }] : [],
  );
  const chosen = spanning(placed, count);
  const nameOf = new Map(round.items.map(({ submissionId, submission }) => [submissionId, submission]));
  return (
    <>
      <h2>{t('spanTitle')}</h2>
      <div className={styles.fields}>
        <NumberField
          label={t('spanCount')}
          hint={t('spanHint')}
          value={count}
          range={{ min: 2, max: round.items.length, step: 1 }}
          onChange={setCount}
        />
      </div>
      <p>{chosen.map((id) => nameOf.get(id)).join(', ')}</p>
      <div className={styles.row}>
        <Button component={Link} variant="default" href={newSessionPath(round, chosen)}>
          {t('openSessionOf', { count: chosen.length })}
        </Button>
      </div>
    </>
  );
}

/** Where the submissions of a round lie by what was said so far, and how sure that is. */
export function Scale({ round, leads }: { round: Round; leads: boolean }) {
  const { t } = useTranslation('office');
  const { items, reliability, reason, comparisons, judges } = round;
  const ends = items.flatMap(({ placed }) =>
    placed
      ? [placed.measure - reach * placed.standardError, placed.measure + reach * placed.standardError]
      : [],
  );
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const columns: Column<Item>[] = [
    { head: t('submission'), value: ({ submission }) => submission },
    {
      head: t('comparedTimes'),
      value: ({ better, compared }) => t('betterOf', { better, compared }),
    },
    {
      head: t('placeOnScale'),
      value: ({ placed }) => placed?.measure ?? '',
      cell: ({ placed }) =>
        placed ? (
          <span className={styles.row}>
            <Dot placed={placed} low={low} high={high} />
            {t('measured', {
              measure: formatCoefficient(placed.measure),
              error: formatCoefficient(placed.standardError),
            })}
          </span>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <>
      <h2>{t('scaleTitle')}</h2>
      <p>
        {t('scaleRests', {
          ...{ count: comparisons, judges: formatNumber(judges), submissions: formatNumber(items.length) },
        })}{' '}
        {reliability === null
          ? t('notPlaced', { reason })
          : t('reliabilityIs', { reliability: formatCoefficient(reliability) })}
      </p>
      <DataTable
        title={t('scaleTitle')}
        columns={columns}
        rows={items}
        keyOf={({ submissionId }) => submissionId}
      />
      {leads && reliability !== null && <Spanning round={round} />}
    </>
  );
}
