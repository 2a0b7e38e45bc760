import { useTranslation } from 'react-i18next';
import type { BatchRecord } from '#shared/exchange/office.ts';
import styles from './office.module.css';

const [cell, gap, labels] = [12, 3, 120];
const step = cell + gap;

/** Who reads what: a row for each reader, a column for each submission, filled where the reading was made. */
export function Matrix({ batch }: { batch: BatchRecord }) {
  const { t } = useTranslation('office');
  const readers = batch.readers.map(({ name }) => name).toSorted();
  const rowOf = new Map(readers.map((name, at) => [name, at]));
  const width = labels + batch.items.length * step;
  const height = readers.length * step;
  return (
    <section className={styles.matrix} tabIndex={-1}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={t('matrix', { readers: readers.length, submissions: batch.items.length })}
      >
        {readers.map((name, row) => (
          <text key={name} className={styles.names} x={0} y={row * step + cell - 2}>
            {name}
          </text>
        ))}
        {batch.items.flatMap(({ submissionId, name, reads }, column) =>
          reads.map(({ reader, second, made }) => {
            const [x, y] = [labels + column * step, (rowOf.get(reader) ?? 0) * step];
            return (
              <g key={`${submissionId} ${reader}`}>
                <rect
                  className={made ? styles.made : styles.given}
                  x={x + 1}
                  y={y + 1}
                  width={cell - 2}
                  height={cell - 2}
                >
                  <title>{t(made ? 'hasRead' : 'isToRead', { reader, name })}</title>
                </rect>
                {second && (
                  <line
                    className={styles.secondMark}
                    x1={x + 1}
                    y1={y + cell}
                    x2={x + cell - 1}
                    y2={y + cell}
                  />
                )}
              </g>
            );
          }),
        )}
      </svg>
    </section>
  );
}
