import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useInsufficient } from '../../../statistics/Told.tsx';
import { formatCoefficient } from '../../../ui/format.ts';
import styles from '../agreement.module.css';
import { Figure } from '../figures/Figure.tsx';
import { wrightMap } from '../figures/plots.ts';
import { usePlotWords } from '../figures/usePlotWords.ts';
import type { Severity } from '../numbers/severity.ts';
import type { Desk } from '../useDesk.ts';
import { ScaleChoice, ScaleNotes } from './ScaleChoice.tsx';

interface Row {
  facet: string;
  name: string;
  measure: number;
  standardError: number | undefined;
}

function Ruler({ severity }: { severity: Severity }) {
  const { t } = useTranslation('desk');
  const words = usePlotWords();
  const draw = useCallback((width: number) => wrightMap(severity, width, words), [severity, words]);
  const { submissions, readers, criteria, thresholds } = severity;
  const rows: Row[] = [
    ...submissions.map((one) => ({ ...one, facet: t('facets.submissions') })),
    ...readers.map((one) => ({ ...one, facet: t('facets.readers') })),
    ...criteria.map((one) => ({ ...one, facet: t('facets.criteria') })),
    ...thresholds.map((one) => ({ ...one, facet: t('facets.thresholds'), standardError: undefined })),
  ];
  const ends = (some: readonly { measure: number }[]) =>
    [Math.min(...some.map(({ measure }) => measure)), Math.max(...some.map(({ measure }) => measure))].map(
      (value) => formatCoefficient(value),
    ) as [string, string];
  const [low, high] = ends(submissions);
  const [lenient, severe] = ends(readers);
  return (
    <>
      <Figure
        title={t('wrightTitle')}
        alternative={t('wrightAlt', {
          ...{ low, high, lenient, severe },
          thresholds: thresholds
            .map(({ name, measure }) => `${name} ${formatCoefficient(measure)}`)
            .join(', '),
        })}
        draw={draw}
        rows={rows}
        file="wright-map"
        keyOf={({ facet, name }) => `${facet} ${name}`}
        columns={[
          { head: t('facet'), value: ({ facet }) => facet },
          { head: t('element'), value: ({ name }) => name },
          {
            head: t('logits'),
            value: ({ measure }) => measure,
            cell: ({ measure }) => formatCoefficient(measure),
          },
          {
            head: t('standardError'),
            value: ({ standardError }) => standardError ?? '',
            cell: ({ standardError }) =>
              standardError === undefined ? '–' : formatCoefficient(standardError),
          },
        ]}
      />
      <ScaleNotes severity={severity} />
    </>
  );
}

/** Submissions, readers, criteria and thresholds on one ruler. */
export function WrightMap({ desk }: { desk: Desk }) {
  const insufficient = useInsufficient();
  const { severity } = desk.numbers;
  return (
    <div className={styles.part}>
      <ScaleChoice desk={desk} />
      {severity.kind === 'severity' ? <Ruler severity={severity} /> : <p>{insufficient(severity.reason)}</p>}
    </div>
  );
}
