import { useTranslation } from 'react-i18next';
import type { Criterion } from '#shared/domain/rubric.ts';
import { formatNumber } from '../../ui/format.ts';
import styles from './calibration.module.css';
import type { Opinion } from './opinions.ts';

interface DotStripProps {
  criterion: Criterion;
  /** Before the reveal, and in the second vote. */
  blind: readonly Opinion[];
  voted: readonly Opinion[];
  /** Points of the consensus, and of an anchor that the programme had before. */
  consensus: number | undefined;
  anchor: number | undefined;
}

const width = 240;
const dot = 5;
const step = 2 * dot + 2;
const axis = 18;

/** Everything a strip shows, in words. */
function useStripWords(): (props: DotStripProps) => string {
  const { t } = useTranslation('calibration');
  const list = (some: readonly Opinion[]) =>
    some.map(({ by, points }) => t('gave', { by, points: formatNumber(points) })).join(', ');
  return ({ criterion, blind, voted, consensus, anchor }) =>
    [
      `${criterion.letter} ${criterion.name}`,
      list(blind),
      ...(voted.length > 0 ? [t('votedWords', { list: list(voted) })] : []),
      ...(consensus === undefined ? [] : [t('consensusWords', { points: formatNumber(consensus) })]),
      ...(anchor === undefined ? [] : [t('anchorWords', { points: formatNumber(anchor) })]),
    ].join('. ');
}

/** Of each opinion its place on top of the others of its level. */
function stacked(opinions: readonly Opinion[]): (Opinion & { height: number })[] {
  const heights = new Map<number, number>();
  return opinions.map((one) => {
    const height = heights.get(one.points) ?? 0;
    heights.set(one.points, height + 1);
    return { ...one, height };
  });
}

/** One dot per reviewer over the levels of a criterion: one’s own outlined, second votes hollow, the consensus a diamond. */
export function DotStrip(props: DotStripProps) {
  const { criterion, blind, voted, consensus, anchor } = props;
  const words = useStripWords();
  const { levels } = criterion;
  const column = width / levels.length;
  const at = (points: number) => (levels.findIndex((one) => one.points === points) + 0.5) * column;
  const dots = stacked(blind);
  const rings = stacked(voted);
  const most = Math.max(1, ...[...dots, ...rings].map(({ height }) => height + 1));
  const floor = most * step + 6;
  // Second votes stand to the right of what was given before, so that both can be counted.
  const aside = voted.length > 0 ? dot + 2 : 0;
  const diamond = consensus === undefined ? undefined : at(consensus);
  const triangle = anchor === undefined ? undefined : at(anchor);
  return (
    <svg
      className={styles.strip}
      width={width}
      height={floor + axis}
      viewBox={`0 0 ${width} ${floor + axis}`}
      role="img"
      aria-label={words(props)}
    >
      <line className={styles.axis} x1={0} x2={width} y1={floor} y2={floor} />
      {levels.map(({ id, points }) => (
        <text key={id} className={styles.tick} x={at(points)} y={floor + 14} textAnchor="middle">
          {formatNumber(points)}
        </text>
      ))}
      {dots.map(({ by, self, points, height }) => (
        <circle
          key={by}
          className={styles.opinion}
          data-self={self || undefined}
          cx={at(points) - aside}
          cy={floor - 4 - dot - height * step}
          r={dot}
        >
          <title>{by}</title>
        </circle>
      ))}
      {rings.map(({ by, self, points, height }) => (
        <circle
          key={by}
          className={styles.vote}
          data-self={self || undefined}
          cx={at(points) + aside}
          cy={floor - 4 - dot - height * step}
          r={dot - 1}
        >
          <title>{by}</title>
        </circle>
      ))}
      {triangle !== undefined && (
        <path className={styles.anchor} d={`M${triangle - 12} ${floor + 5}h8l-4 -8z`} />
      )}
      {diamond !== undefined && (
        <path className={styles.diamond} d={`M${diamond} ${floor - 6}l6 6l-6 6l-6 -6z`} />
      )}
    </svg>
  );
}
