import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { defaultSettings } from '#shared/contract/settings.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { MarkBar } from './annotations/MarkBar.tsx';
import { useNotePause } from './annotations/useNotePause.ts';
import { EvidencePane } from './evidence/EvidencePane.tsx';
import type { StillDesk } from './evidence/stillDesk.ts';
import { useStill } from './evidence/useStill.ts';
import { hereOf, type RunGround } from './runs/ground.ts';
import styles from './scoring.module.css';
import { type Playback, selectedRange } from './usePlayback.ts';
import type { ReadingPageState } from './useReadingPage.ts';

interface EvidenceAreaProps {
  ground: RunGround;
  playback: Playback;
  page: ReadingPageState;
  field: RefObject<HTMLTextAreaElement | null>;
  desk: StillDesk;
}

function NoteBar({ ground, field }: Pick<EvidenceAreaProps, 'ground' | 'field'>) {
  const { working, reading, player } = ground;
  const { data: settings = defaultSettings } = useRoute('settings.get', {});
  const pause = useNotePause(working, player, settings.pauseWhileTyping);
  const here = () => hereOf(ground);
  const place = () => {
    const mark = here();
    return mark && { ...mark, leadInMs: settings.leadInMs };
  };
  return <MarkBar criteria={reading.rubric.criteria} {...{ working, here, field, place }} onWrite={pause} />;
}

/** The evidence, with the line for marking and noting under it. */
export function EvidenceArea({ ground, playback, page, field, desk }: EvidenceAreaProps) {
  const { reading, working } = ground;
  const { player, camera } = playback;
  const shownId = useStore(working.store, (state) => state.evidenceId);
  const selected = useStore(working.store, () => selectedRange(working));
  const transport = player && {
    player,
    selected,
    captions: { shown: page.captionsShown, onToggle: page.toggleCaptions },
    goTo: { editing: page.goingTo, onEditing: page.setGoingTo },
    camera,
  };
  return (
    <div className={styles.evidence}>
      {page.revision.error !== null && <ProblemNote problem={toProblem(page.revision.error)} />}
      <EvidencePane
        {...{ reading, shownId, transport }}
        onShow={working.showEvidence}
        still={useStill(ground, desk)}
      />
      {reading.state === 'draft' && <NoteBar {...{ ground, field }} />}
    </div>
  );
}
