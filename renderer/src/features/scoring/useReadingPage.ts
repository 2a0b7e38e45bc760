import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Reading } from '#shared/contract/scoring.ts';
import { releaseFocus } from '../../commands/releaseFocus.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { paths, readingPath, sessionPath } from '../../places.ts';

export type Dialog =
  | { kind: 'none' | 'submit' | 'flags' }
  /** The bank of comments, for the text of a criterion or, where it is null, for the feedback. */
  | { kind: 'comments'; into: string | null };

const noDialog: Dialog = { kind: 'none' };

/** What the page shows beside the reading itself, and where it leads. */
export function useReadingPage(reading: Reading) {
  const [dialog, setDialog] = useState<Dialog>(noDialog);
  const [goingTo, setGoingTo] = useState(false);
  const [sessionShown, showSession] = useState(false);
  const [captionsShown, setCaptionsShown] = useState(true);
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const { batch, submission, nextSubmissionId } = reading;
  const replace = (next: Reading) =>
    client.setQueryData(['scoring.open', { batchId: batch.id, submissionId: submission.id }], next);
  const revision = useAsk('scoring.revise');
  // What had the keyboard when a dialog was opened.
  const opener = useRef<Element | null>(null);
  const close = () => {
    setDialog(noDialog);
    if (opener.current instanceof HTMLElement) opener.current.focus();
    opener.current = null;
  };
  const open = (next: Dialog) => {
    opener.current = document.activeElement;
    setDialog(next);
  };
  /** Closes the dialog and gives the keyboard to the page. */
  const leaveDialog = () => {
    setDialog(noDialog);
    opener.current = null;
    releaseFocus();
  };
  return {
    dialog,
    goingTo,
    setGoingTo,
    captionsShown,
    revision,
    close,
    leaveDialog,
    submit: () => open({ kind: 'submit' }),
    flags: () => open({ kind: 'flags' }),
    comments: (into: string | null) => open({ kind: 'comments', into }),
    session: { opened: sessionShown, onChange: showSession },
    toggleCaptions: () => setCaptionsShown((shown) => !shown),
    goTo: () => setGoingTo(true),
    back: () => navigate(batch.kind === 'calibration' ? sessionPath(batch.id) : paths.queue),
    next: () => {
      if (nextSubmissionId !== null) navigate(readingPath(batch.id, nextSubmissionId));
    },
    revise: () => revision.mutate({ readingId: reading.id }, { onSuccess: replace }),
    submitted: (next: Reading) => {
      replace(next);
      leaveDialog();
    },
  };
}

export type ReadingPageState = ReturnType<typeof useReadingPage>;
