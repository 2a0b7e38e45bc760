import { Anchor } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { behindPath } from '../../../places.ts';
import { useInsufficient, useTold } from '../../../statistics/Told.tsx';
import { formatCoefficient } from '../../../ui/format.ts';
import styles from '../agreement.module.css';
import { Figure } from '../figures/Figure.tsx';
import { biasMatrix, pairMatrix } from '../figures/matrices.ts';
import { fitPlot } from '../figures/plots.ts';
import { usePlotWords } from '../figures/usePlotWords.ts';
import { type PairNumbers, readersOf } from '../numbers/pairs.ts';
import type { CriterionBias, RuledReader, Severity } from '../numbers/severity.ts';
import type { Desk } from '../useDesk.ts';
import { ScaleChoice, ScaleNotes } from './ScaleChoice.tsx';

function Pairs({ pairs }: { pairs: readonly PairNumbers[] }) {
  const { t } = useTranslation('desk');
  const told = useTold();
  const draw = useCallback((width: number) => pairMatrix(pairs, width), [pairs]);
  const ordered = pairs
    .filter(({ kappa }) => kappa.kind === 'estimate')
    .toSorted((a, b) => kappaOf(a) - kappaOf(b));
  const name = (pair: PairNumbers | undefined) =>
    pair ? `${t('pair', readersOf(pair))} ${formatCoefficient(kappaOf(pair))}` : '–';
  const link = ({ first, second }: PairNumbers) => (
    <Anchor component={Link} href={behindPath(first, second)}>
      {t('pair', { first, second })}
    </Anchor>
  );
  return (
    <>
      <Figure
        title={t('pairsTitle', { what: t('kappa') })}
        alternative={t('pairsAlt', { low: name(ordered[0]), high: name(ordered.at(-1)) })}
        draw={draw}
        rows={pairs}
        file="pairs"
        keyOf={({ first, second }) => `${first} ${second}`}
        columns={[
          { head: t('choosePair'), value: (pair) => t('pair', readersOf(pair)), cell: link },
          { head: t('kappa'), value: kappaOf, cell: ({ kappa }) => told(kappa) },
          { head: t('exact'), value: ({ exact }) => numberOf(exact), cell: ({ exact }) => told(exact) },
          {
            head: t('difference'),
            value: ({ difference }) => difference ?? '',
            cell: ({ difference }) => (difference === undefined ? '–' : formatCoefficient(difference)),
          },
          { head: t('shared'), value: ({ exact }) => exact.n.overlap },
        ]}
      />
      {pairs
        .filter(({ paradox }) => paradox?.because)
        .map((pair) => (
          <p key={`${pair.first} ${pair.second}`} className={styles.soft}>
            {t('pair', readersOf(pair))}:{' '}
            {t('paradox', {
              kappa: formatCoefficient(pair.paradox?.kappa ?? 0),
              agreement: Math.round((pair.paradox?.agreement ?? 0) * 100),
              because: pair.paradox?.because ?? '',
            })}
          </p>
        ))}
    </>
  );
}

const numberOf = (statistic: PairNumbers['kappa']) =>
  statistic.kind === 'estimate' ? statistic.estimate : Number.NaN;
const percent = (share: number) => Math.round(100 * share);
const kappaOf = ({ kappa }: PairNumbers) => numberOf(kappa);

/** Where each reader is harder or easier than on the other criteria. */
function Biases({ severity: { biases, biasP } }: { severity: Severity }) {
  const { t } = useTranslation('desk');
  const draw = useCallback((width: number) => biasMatrix(biases, width), [biases]);
  const sized = (one: CriterionBias) => Math.abs(one.measured?.t ?? 0);
  const ordered = biases.toSorted((a, b) => sized(b) - sized(a));
  const [most] = ordered;
  const told = (value: number | undefined) => (value === undefined ? '–' : formatCoefficient(value));
  return (
    <>
      <Figure
        title={t('biasTitle')}
        alternative={t('biasAlt', {
          reader: most?.reader ?? '',
          criterion: most?.criterion ?? '',
          bias: told(most?.measured?.bias),
          t: told(most?.measured?.t),
        })}
        draw={draw}
        rows={ordered}
        file="reader-by-criterion"
        keyOf={({ reader, criterion }) => `${reader} ${criterion}`}
        columns={[
          {
            head: t('reader'),
            value: ({ reader }) => reader,
            cell: ({ reader }) => (
              <Anchor component={Link} href={behindPath(reader, '-')}>
                {reader}
              </Anchor>
            ),
          },
          { head: t('criterion'), value: ({ criterion }) => criterion },
          {
            head: t('biasPoints'),
            value: ({ difference }) => difference,
            cell: ({ difference }) => told(difference),
          },
          ...(['bias', 'standardError', 't'] as const).map((field) => ({
            head: t(field === 't' ? 'biasT' : field),
            value: ({ measured }: CriterionBias) => measured?.[field] ?? '',
            cell: ({ measured }: CriterionBias) => told(measured?.[field]),
          })),
          { head: t('scores'), value: ({ count }) => count },
        ]}
      />
      <p className={styles.soft}>{t('biasHint', { p: formatCoefficient(biasP) })}</p>
    </>
  );
}

function Fit({ severity }: { severity: Severity }) {
  const { t } = useTranslation('desk');
  const words = usePlotWords();
  const told = useTold();
  const draw = useCallback((width: number) => fitPlot(severity, width, words), [severity, words]);
  const ordered = severity.readers.toSorted((a, b) => a.measure - b.measure);
  const name = (one: Severity['readers'][number] | undefined) =>
    one ? `${one.name} ${formatCoefficient(one.measure)}` : '–';
  return (
    <>
      <Figure
        title={t('fitTitle')}
        alternative={t('fitAlt', { severe: name(ordered.at(-1)), lenient: name(ordered[0]) })}
        draw={draw}
        rows={severity.readers}
        file="severity"
        keyOf={({ id }) => id}
        columns={[
          {
            head: t('reader'),
            value: (one) => one.name,
            cell: (one) => (
              <Anchor component={Link} href={behindPath(one.name, '-')}>
                {one.name}
              </Anchor>
            ),
          },
          ...(['measure', 'standardError', 'infit', 'outfit', 'fairAverage'] as const).map((field) => ({
            head: t(field === 'measure' ? 'severity' : field),
            value: (one: Severity['readers'][number]) => one[field],
            cell: (one: Severity['readers'][number]) => formatCoefficient(one[field]),
          })),
          ...(['marginal', 'centrality', 'halo'] as const).map((field) => ({
            head: t(field),
            value: (one: RuledReader) => numberOf(one[field]),
            cell: (one: RuledReader) => told(one[field]),
          })),
          { head: t('scores'), value: ({ count }) => count },
        ]}
      />
      <p className={styles.soft}>{t('effectsHint')}</p>
      {severity.exact && (
        <p className={styles.soft}>
          {t('exactExpected', {
            observed: percent(severity.exact.observed),
            expected: percent(severity.exact.expected),
          })}
        </p>
      )}
      {severity.reliability !== undefined && (
        <p className={styles.soft}>
          {t('reliability', { reliability: formatCoefficient(severity.reliability) })}
        </p>
      )}
      {severity.warnings.map((warning) => (
        <p key={warning} className={styles.soft}>
          {warning}
        </p>
      ))}
      <ScaleNotes severity={severity} />
      {severity.criteria.length > 1 && <Biases severity={severity} />}
    </>
  );
}

/** Every two readers, and each reader's severity and fit. */
export function Raters({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const insufficient = useInsufficient();
  const { pairs, severity, table } = desk.numbers;
  if (table.readers.length < 2) return <p>{t('notComparable')}</p>;
  return (
    <div className={styles.part}>
      {pairs.length === 0 ? <p>{t('differentScales')}</p> : <Pairs pairs={pairs} />}
      <ScaleChoice desk={desk} />
      {severity.kind === 'severity' ? <Fit severity={severity} /> : <p>{insufficient(severity.reason)}</p>}
    </div>
  );
}
