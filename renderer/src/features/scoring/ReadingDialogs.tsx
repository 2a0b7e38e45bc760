import type { Reading } from '#shared/contract/scoring.ts';
import type { Stretch } from '#shared/domain/coverage.ts';
import type { Autosaver } from './autosave/autosaver.ts';
import { CommentsDialog } from './comments/CommentsDialog.tsx';
import { FlagsDialog } from './flags/FlagsDialog.tsx';
import { SubmitDialog } from './submit/SubmitDialog.tsx';
import type { ReadingPageState } from './useReadingPage.ts';
import type { Working } from './working.ts';

interface ReadingDialogsProps {
  reading: Reading;
  working: Working;
  autosaver: Autosaver;
  page: ReadingPageState;
  /** Shows an item of evidence, and plays a stretch of it. */
  onWatch: (evidenceId: string, stretch: Stretch | null) => void;
}

/** The dialogs of a reading: one at a time. */
export function ReadingDialogs({ reading, working, autosaver, page, onWatch }: ReadingDialogsProps) {
  const { dialog, close, leaveDialog } = page;
  switch (dialog.kind) {
    case 'none':
      return null;
    case 'flags':
      return <FlagsDialog working={working} readOnly={reading.state !== 'draft'} onClose={close} />;
    case 'comments':
      return <CommentsDialog {...{ reading, working }} into={dialog.into} onClose={close} />;
    case 'submit':
      return (
        <SubmitDialog
          {...{ reading, working, autosaver }}
          onClose={close}
          onSubmitted={page.submitted}
          onGoTo={(criterionId) => {
            leaveDialog();
            working.pickCriterion(criterionId);
          }}
          onWatch={(evidenceId, stretch) => {
            leaveDialog();
            onWatch(evidenceId, stretch);
          }}
        />
      );
  }
}
