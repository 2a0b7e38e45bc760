import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Reading } from '#shared/contract/scoring.ts';
import { HelpDialog } from '../../commands/HelpDialog.tsx';
import { useCommands } from '../../commands/useCommands.ts';
import { toProblem } from '../../ipc/problems.ts';
import type { TimeRange } from '../../player/player.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { AnnotationList } from './annotations/AnnotationList.tsx';
import { MarkBar } from './annotations/MarkBar.tsx';
import { autosaverOf } from './autosave/autosavers.ts';
import { useAutosave } from './autosave/useAutosave.ts';
import { EvidencePane } from './evidence/EvidencePane.tsx';
import { ReadingHeader } from './ReadingHeader.tsx';
import { type CommandWords, readingCommands } from './readingCommands.ts';
import { RubricPanel } from './rubric/RubricPanel.tsx';
import { Strip } from './Strip.tsx';
import styles from './scoring.module.css';
import { SubmitDialog } from './submit/SubmitDialog.tsx';
import { useActiveTime } from './useActiveTime.ts';
import { usePlayers } from './usePlayers.ts';
import { useReadingPage, useSpanPlay } from './useReadingPage.ts';
import { createWorking, type Working } from './working.ts';

/** The range of the selected span, where it has one in the recording on screen. */
function useSelectedRange(working: Working): TimeRange | null {
  return useStore(working.store, ({ annotationId, evidenceId, content }) => {
    const span = content.annotations.find(({ id }) => id === annotationId)?.span;
    return span?.kind === 'time' && span.evidenceId === evidenceId && span.endMs > span.startMs ? span : null;
  });
}

/**
 * A reading at work. What a person makes is in the working state and nowhere else until the page is left: an answer
 * that comes later may change what is known of the evidence, never what is being typed.
 */
export function OpenReading({ reading }: { reading: Reading }) {
  const { t } = useTranslation('scoring');
  const [autosaver] = useState(() => autosaverOf(reading.id));
  const [working] = useState(() => createWorking(reading, autosaver));
  const standing = useAutosave(autosaver);
  const readOnly = reading.state !== 'draft';
  useActiveTime(reading.id, !readOnly);

  const page = useReadingPage(reading);
  const playerOf = usePlayers();
  const shownId = useStore(working.store, (state) => state.evidenceId);
  const itemOf = (id: string | null) => reading.evidence.find((item) => item.id === id);
  const player = playerOf(itemOf(shownId));
  const selected = useSelectedRange(working);
  const onPlay = useSpanPlay(working, (id) => playerOf(itemOf(id)));

  const submit = () => {
    player?.pause();
    page.submit();
  };
  const doing = { ...page, submit };
  const words: CommandWords = (key, values) => t(key as 'command.play', values ?? {});
  const commands = readingCommands(
    { rubric: reading.rubric, working, player: () => player, readOnly, page },
    words,
  );
  useCommands(commands);

  const saveNow = () => void autosaver.flush();
  const goThere = (criterionId: string) => {
    page.leaveDialog();
    working.pickCriterion(criterionId);
  };
  const captions = {
    available: (itemOf(shownId)?.captions ?? null) !== null,
    shown: page.captionsShown,
    onToggle: page.toggleCaptions,
  };
  const goTo = { editing: page.goingTo, onEditing: page.setGoingTo };
  return (
    <div className={styles.page}>
      <ReadingHeader
        reading={reading}
        standing={standing}
        revising={page.revision.isPending}
        actions={{ ...doing, saveNow }}
      />
      <div className={styles.left}>
        {page.revision.error !== null && <ProblemNote problem={toProblem(page.revision.error)} />}
        <EvidencePane
          reading={reading}
          shownId={shownId}
          onShow={working.showEvidence}
          transport={player === null ? null : { player, selected, captions, goTo }}
        />
        {player !== null && shownId !== null && (
          <Strip {...{ working, player, onPlay }} rubric={reading.rubric} evidenceId={shownId} />
        )}
        {!readOnly && player !== null && shownId !== null && (
          <MarkBar
            working={working}
            criteria={reading.rubric.criteria}
            here={() => ({ evidenceId: shownId, ms: player.position() })}
          />
        )}
        <AnnotationList {...{ reading, working, readOnly, onPlay }} />
      </div>
      <RubricPanel rubric={reading.rubric} {...{ working, readOnly, onPlay }} onBlur={saveNow} />
      <HelpDialog commands={commands} opened={page.dialog === 'help'} onClose={page.close} />
      {page.dialog === 'submit' && (
        <SubmitDialog
          reading={reading}
          autosaver={autosaver}
          onClose={page.close}
          onSubmitted={page.submitted}
          onGoTo={goThere}
        />
      )}
    </div>
  );
}
