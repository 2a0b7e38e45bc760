import type { ReactNode } from 'react';
import { Column } from './Column.tsx';
import styles from './compare.module.css';
import type { ComparedReading, ComparedSubmission } from './compared.ts';
import { EvidenceChoice } from './EvidenceChoice.tsx';
import { Explained } from './Explained.tsx';
import { explanations } from './explain.ts';
import { Marks } from './Marks.tsx';
import { useShown } from './useShown.ts';

interface SideBySideProps<R extends ComparedReading> extends ComparedSubmission {
  /** One or two. */
  pair: readonly R[];
  /** Said in the place of the spans that explain a difference, where there is no other reading. */
  alone: string;
  /** What is said of the marks on the item that is looked at. */
  ofItem?: (evidenceId: string) => ReactNode;
  before?: (reading: R) => ReactNode;
  after?: (reading: R) => ReactNode;
}

/** Two readings over one recording or document: why they differ, what each marked, and what each says. */
export function SideBySide<R extends ComparedReading>(props: SideBySideProps<R>) {
  const { rubric, evidence, pair, alone, ofItem, before, after } = props;
  const [left, right] = pair;
  const found = left && right ? explanations(rubric, left, right) : [];
  const shown = useShown(evidence, found[0]?.leftSpan?.span.evidenceId);
  return (
    <>
      {left && right ? (
        <Explained found={found} left={left.reader} right={right.reader} shown={shown} />
      ) : (
        <p>{alone}</p>
      )}
      <EvidenceChoice {...{ evidence, shown }} readings={pair} criteria={rubric.criteria} />
      <Marks criteria={rubric.criteria} readings={pair} shown={shown} />
      {shown.item && ofItem?.(shown.item.id)}
      <div className={styles.columns}>
        {pair.map((reading) => (
          <Column
            key={reading.readingId}
            {...{ reading, rubric, shown }}
            before={before?.(reading)}
            after={after?.(reading)}
          />
        ))}
      </div>
    </>
  );
}
