import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Reading } from '#shared/contract/scoring.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import { releaseFocus } from '../../commands/releaseFocus.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { paths, readingPath } from '../../places.ts';
import type { Player } from '../../player/player.ts';
import type { Working } from './working.ts';

export type Dialog = 'none' | 'help' | 'submit';

/** What the page shows beside the reading itself, and where it leads. */
export function useReadingPage(reading: Reading) {
  const [dialog, setDialog] = useState<Dialog>('none');
  const [goingTo, setGoingTo] = useState(false);
  const [captionsShown, setCaptionsShown] = useState(true);
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const { batch, submission, nextSubmissionId } = reading;
  const replace = (next: Reading) =>
    client.setQueryData(['scoring.open', { batchId: batch.id, submissionId: submission.id }], next);
  const revision = useAsk('scoring.revise');
  // What had the keyboard when the submit dialog was opened; the help sees to it itself.
  const opener = useRef<Element | null>(null);
  const close = () => {
    setDialog('none');
    if (opener.current instanceof HTMLElement) opener.current.focus();
    opener.current = null;
  };
  const submit = () => {
    opener.current = document.activeElement;
    setDialog('submit');
  };
  /** Closes the dialog and gives the keyboard to the page. */
  const leaveDialog = () => {
    setDialog('none');
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
    submit,
    help: () => setDialog('help'),
    toggleCaptions: () => setCaptionsShown((shown) => !shown),
    goTo: () => setGoingTo(true),
    queue: () => navigate(paths.queue),
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

/** Plays the span of an annotation, on its own item of evidence. */
export function useSpanPlay(working: Working, playerFor: (evidenceId: string) => Player | null) {
  return ({ id, span }: Annotation): void => {
    working.selectAnnotation(id);
    const { evidenceId } = working.store.getState();
    if (evidenceId !== span.evidenceId) working.showEvidence(span.evidenceId);
    if (span.kind === 'time') playerFor(span.evidenceId)?.playRange(span);
  };
}
