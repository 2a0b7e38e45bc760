import type { EvidencePair } from '../numbers/evidence.ts';
import type { CriterionNumbers } from '../numbers/overview.ts';
import type { Desk } from '../useDesk.ts';

/** From fewer than this one could tell who gave which score. */
export const leastInCell = 5;

/** Whether a figure rests on so few submissions that were read twice. */
export const isSmall = ({ exact }: CriterionNumbers): boolean => exact.n.overlap < leastInCell;

export interface HandedOn {
  desk: Desk;
  evidence: readonly EvidencePair[] | undefined;
  /** Figures that are not in it: of pairs, of readers, and of readers on criteria. */
  leftOut: number;
}

/**
 * What may be handed on: whoever has the report may have other reports too, and what tells one of a few scores in one
 * tells whose they are by another. The desk itself shows all of it to those who may see it.
 */
export function withoutSmallCells(desk: Desk, evidence: readonly EvidencePair[] | undefined): HandedOn {
  let leftOut = 0;
  const large = <T>(all: readonly T[], sizeOf: (one: T) => number): T[] => {
    leftOut += all.filter((one) => sizeOf(one) > 0 && sizeOf(one) < leastInCell).length;
    return all.filter((one) => sizeOf(one) >= leastInCell);
  };
  const { numbers } = desk;
  const { severity } = numbers;
  const kept = {
    ...numbers,
    pairs: large(numbers.pairs, ({ exact }) => exact.n.overlap),
    severity:
      severity.kind === 'severity'
        ? {
            ...severity,
            readers: large(severity.readers, ({ count }) => count),
            biases: large(severity.biases, ({ count }) => count),
          }
        : severity,
    drifts: numbers.drifts.filter(({ departures }) => departures.length >= leastInCell),
  };
  const marks = evidence && large(evidence, ({ submissions }) => submissions.length);
  return { desk: { ...desk, numbers: kept }, evidence: marks, leftOut };
}
