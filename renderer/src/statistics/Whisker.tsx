import styles from './statistics.module.css';

interface WhiskerProps {
  at: number;
  /** The interval; undefined where there is none. */
  low?: number | undefined;
  high?: number | undefined;
  /** Where the scale begins; it ends at 1. */
  from: -1 | 0;
  /** The number and its interval in words. */
  text: string;
}

const width = 96;
const height = 16;
const margin = 6;

/** An estimate and its interval on a common scale, and beside it in words. */
export function Whisker({ at, low, high, from, text }: WhiskerProps) {
  const placeOf = (value: number) =>
    margin + ((Math.max(from, Math.min(1, value)) - from) / (1 - from)) * (width - 2 * margin);
  const middle = height / 2;
  return (
    <span className={styles.estimate}>
      <svg className={styles.whisker} width={width} height={height} aria-hidden="true">
        <line className={styles.zero} x1={placeOf(0)} x2={placeOf(0)} y1={0} y2={height} />
        <line className={styles.zero} x1={placeOf(1)} x2={placeOf(1)} y1={0} y2={height} />
        {low !== undefined && high !== undefined && (
          <line className={styles.interval} x1={placeOf(low)} x2={placeOf(high)} y1={middle} y2={middle} />
        )}
        <circle className={styles.dot} cx={placeOf(at)} cy={middle} r={4} />
      </svg>
      {text}
    </span>
  );
}
