import styles from './agreement.module.css';

interface WhiskerProps {
  /** All three from -1 to 1. */
  at: number;
  low: number;
  high: number;
}

const width = 160;
const height = 16;
const margin = 6;
const placeOf = (value: number) => margin + ((value + 1) / 2) * (width - 2 * margin);

/** An estimate and its interval on the scale from −1 to 1; the number stands beside it in words. */
export function Whisker({ at, low, high }: WhiskerProps) {
  const middle = height / 2;
  return (
    <svg className={styles.whisker} width={width} height={height} aria-hidden="true">
      <line className={styles.zero} x1={placeOf(0)} x2={placeOf(0)} y1={0} y2={height} />
      <line className={styles.interval} x1={placeOf(low)} x2={placeOf(high)} y1={middle} y2={middle} />
      <circle className={styles.dot} cx={placeOf(at)} cy={middle} r={4} />
    </svg>
  );
}
