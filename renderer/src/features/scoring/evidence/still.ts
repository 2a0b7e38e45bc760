import type { Marking } from './marks.ts';
import type { StillDesk } from './stillDesk.ts';

/** What every item without a time is shown with. */
export interface StillProps {
  evidenceId: string;
  source: string;
  title: string;
  marking: Marking;
  desk: StillDesk;
  /** Called once what is in the item can be seen. */
  onShown: () => void;
}
