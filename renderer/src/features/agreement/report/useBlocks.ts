import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useInsufficient, useTold } from '../../../statistics/Told.tsx';
import { formatCoefficient, formatExact } from '../../../ui/format.ts';
import { coefficientWord } from '../coefficientWords.ts';
import { deskView } from '../deskView.ts';
import { biasMatrix, markMatrix, pairMatrix } from '../figures/matrices.ts';
import { driftChart, fitPlot, wrightMap } from '../figures/plots.ts';
import { usePlotWords } from '../figures/usePlotWords.ts';
import { strongest } from '../numbers/drifts.ts';
import type { EvidencePair } from '../numbers/evidence.ts';
import { type CriterionNumbers, coefficientNames } from '../numbers/overview.ts';
import { readersOf } from '../numbers/pairs.ts';
import type { Severity } from '../numbers/severity.ts';
import { useVerdict } from '../parts/Drifts.tsx';
import { criteriaOf } from '../parts/Overview.tsx';
import type { Desk } from '../useDesk.ts';
import { usePlainSentence } from '../usePlainSentence.ts';
import type { Block } from './html.ts';
import { isSmall, leastInCell, withoutSmallCells } from './smallCells.ts';

const pictureWidth = 860;

/** What the report says of what the filters show now; it says so where the marks could not be had. */
export function useBlocks(): (desk: Desk, evidence: readonly EvidencePair[] | undefined) => Block[] {
  const { t } = useTranslation('desk');
  const told = useTold();
  const insufficient = useInsufficient();
  const verdict = useVerdict();
  const sentence = usePlainSentence();
  const words = usePlotWords();
  const coefficient = useStore(deskView, (view) => view.coefficient);

  const opening = (desk: Desk, leftOut: number): Block[] => {
    const { numbers, at, subject } = desk;
    const basis = {
      readings: numbers.readings,
      submissions: numbers.table.submissions.length,
      readers: numbers.table.readers.length,
      overlap: numbers.overlap,
    };
    const { version } = subject.rubric;
    return [
      { kind: 'words', text: t('version', { title: subject.title, version }) },
      {
        kind: 'words',
        text: t('reportMade', { day: formatExact(new Date().toISOString()), time: formatExact(at) }),
      },
      { kind: 'words', text: t('basis', basis) },
      { kind: 'heading', text: t('methods') },
      { kind: 'words', text: t('methodText') },
      ...(leftOut > 0
        ? [{ kind: 'words', text: t('smallCells', { count: leftOut, least: leastInCell }) } as const]
        : []),
    ];
  };
  /** A line for each figure and a column for each criterion, which are fewer: so it fits on paper. */
  const overviewTable = (desk: Desk): Block => {
    const of = criteriaOf(desk);
    const line = (head: string, figure: (found: CriterionNumbers) => string) => [
      head,
      ...of.map(({ found }) => figure(found)),
    ];
    const large = (head: string, figure: (found: CriterionNumbers) => string) =>
      line(head, (found) => (isSmall(found) ? t('fewerThan', { least: leastInCell }) : figure(found)));
    return {
      kind: 'table',
      heads: [t('criterion'), ...of.map(({ criterion }) => `${criterion.letter} ${criterion.name}`)],
      rows: [
        large(t('exact'), ({ exact }) => told(exact)),
        large(t('adjacent'), ({ adjacent }) => told(adjacent)),
        ...coefficientNames.map((name) =>
          large(t(`coefficients.${coefficientWord[name]}`), ({ coefficients }) => told(coefficients[name])),
        ),
        large(t('icc'), ({ icc }) => told(icc)),
        large(t('overlap'), ({ exact }) => String(exact.n.overlap)),
        line(t('raters'), ({ exact }) => String(exact.n.raters)),
      ],
    };
  };
  const overview = (desk: Desk): Block[] => {
    const items = criteriaOf(desk)
      .filter(({ found }) => !isSmall(found))
      .map(({ criterion, found }) => sentence(criterion.letter, found.coefficients[coefficient]));
    return [
      { kind: 'heading', text: t('tab.overview') },
      overviewTable(desk),
      ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
    ];
  };
  const biases = ({ biases: found, biasP }: Severity): Block[] => [
    {
      kind: 'picture',
      element: biasMatrix(found, pictureWidth),
      alternative: `${t('biasTitle')}. ${t('biasHint', { p: formatCoefficient(biasP) })}`,
    },
  ];
  const marks = (pairs: readonly EvidencePair[] | undefined): Block[] => [
    { kind: 'heading', text: t('tab.evidence') },
    { kind: 'words', text: t(pairs === undefined ? 'marksMissing' : 'marksLead') },
    ...(pairs === undefined || pairs.length === 0
      ? []
      : ([
          { kind: 'picture', element: markMatrix(pairs, pictureWidth), alternative: t('marksTitle') },
          {
            kind: 'table',
            heads: [t('choosePair'), t('marksF1'), t('sameReason'), t('otherScore'), t('shared')],
            rows: pairs.map(({ first, second, f1, alike, different, submissions }) => [
              t('pair', { first, second }),
              told(f1),
              ...[alike, different].map(({ shared, scores }) => t('ofScores', { shared, scores })),
              String(submissions.length),
            ]),
          },
        ] as const)),
  ];
  /** @param comparable whether the chosen criteria share a scale, whatever is left out of the pairs */
  const readers = ({ numbers: { pairs, severity } }: Desk, comparable: boolean): Block[] => [
    { kind: 'heading', text: t('tab.raters') },
    ...(pairs.length > 0
      ? [
          {
            kind: 'picture',
            element: pairMatrix(pairs, pictureWidth),
            alternative: t('pairsTitle', { what: t('kappa') }),
          } as const,
          {
            kind: 'table',
            heads: [t('choosePair'), t('kappa'), t('exact'), t('shared')],
            rows: pairs.map((pair) => [
              t('pair', readersOf(pair)),
              told(pair.kappa),
              told(pair.exact),
              String(pair.exact.n.overlap),
            ]),
          } as const,
        ]
      : []),
    ...(comparable ? [] : [{ kind: 'words', text: t('differentScales') } as const]),
    ...(severity.kind === 'severity'
      ? ([
          { kind: 'picture', element: fitPlot(severity, pictureWidth, words), alternative: t('fitTitle') },
          {
            kind: 'table',
            heads: [
              t('reader'),
              ...[t('severity'), t('standardError'), t('infit'), t('outfit')],
              ...[t('marginal'), t('centrality'), t('halo'), t('scores')],
            ],
            rows: severity.readers.map(({ name, measure, standardError, infit, outfit, ...one }) => [
              name,
              ...[measure, standardError, infit, outfit].map((value) => formatCoefficient(value)),
              ...[one.marginal, one.centrality, one.halo].map(told),
              String(one.count),
            ]),
          },
          ...(severity.criteria.length > 1 && severity.biases.length > 0 ? biases(severity) : []),
          {
            kind: 'picture',
            element: wrightMap(severity, pictureWidth, words),
            alternative: t('wrightTitle'),
          },
        ] as const)
      : [{ kind: 'words', text: insufficient(severity.reason) } as const]),
  ];
  const drifts = ({ numbers }: Desk): Block[] => [
    { kind: 'heading', text: t('tab.drift') },
    ...strongest(numbers.drifts).flatMap((one): Block[] => [
      { kind: 'picture', element: driftChart(one, pictureWidth, words), alternative: verdict(one) },
    ]),
  ];
  const closing = (): Block[] => [
    { kind: 'heading', text: t('limits') },
    { kind: 'list', items: [t('limitFew'), t('limitPairs'), t('limitJoint'), t('driftHint')] },
  ];
  return (whole, marked) => {
    const { desk, evidence, leftOut } = withoutSmallCells(whole, marked);
    return [
      ...opening(desk, leftOut),
      ...overview(desk),
      ...readers(desk, whole.numbers.pairs.length > 0),
      ...drifts(desk),
      ...marks(evidence),
      ...closing(),
    ];
  };
}
