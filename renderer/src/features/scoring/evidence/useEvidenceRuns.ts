import { useTranslation } from 'react-i18next';
import { useCommandRuns } from '../../../commands/useCommandRuns.ts';
import type { RunGround } from '../runs/ground.ts';
import { answersTab } from './EvidencePane.tsx';
import { evidenceRuns, stillPictureRuns } from './evidenceRuns.ts';
import type { StillDesk } from './stillDesk.ts';

/** Going among the evidence, and what can be done to an item that has no time. */
export function useEvidenceRuns({ reading, working, player }: RunGround, desk: StillDesk): void {
  const { t } = useTranslation('scoring');
  const items = [...reading.evidence, { id: answersTab, title: t('answers') }];
  const shownId = () => {
    const { evidenceId } = working.store.getState();
    return items.some(({ id }) => id === evidenceId) ? evidenceId : answersTab;
  };
  useCommandRuns({
    ...evidenceRuns({ items, shownId, show: working.showEvidence, desk }),
    ...(player() === null ? stillPictureRuns(desk) : {}),
  });
}
