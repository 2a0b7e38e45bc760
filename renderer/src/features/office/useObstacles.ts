import { useTranslation } from 'react-i18next';
import type { BatchProgress, Obstacles } from '#shared/exchange/office.ts';

const kinds = ['toRead', 'unread', 'waiting', 'differing', 'held'] as const satisfies (keyof Obstacles)[];

/** What keeps the results of a batch from being released, in words; empty where nothing does. */
export function useObstacles(): (batch: Pick<BatchProgress, 'obstacles'>) => string[] {
  const { t } = useTranslation('office');
  return ({ obstacles }) =>
    kinds.flatMap((kind) =>
      obstacles[kind] === 0 ? [] : [t(`obstacle.${kind}`, { count: obstacles[kind] })],
    );
}
