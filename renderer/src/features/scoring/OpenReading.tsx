import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Reading } from '#shared/contract/scoring.ts';
import { defaultSettings } from '#shared/contract/settings.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import { useCommand, useCommandRuns } from '../../commands/useCommandRuns.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import type { Player, TimeRange } from '../../player/player.ts';
import { useNightRuns } from '../../ui/night.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { ReadingLayout } from '../../ui/ReadingLayout.tsx';
import { layoutRuns, useReadingPanes } from '../../ui/readingPanes.ts';
import { useVideoWindow } from '../../ui/videoWindow/useVideoWindow.ts';
import { AnnotationList } from './annotations/AnnotationList.tsx';
import { MarkBar } from './annotations/MarkBar.tsx';
import { useNotePause } from './annotations/useNotePause.ts';
import { answersTab, EvidencePane } from './evidence/EvidencePane.tsx';
import { evidenceRuns, stillPictureRuns } from './evidence/evidenceRuns.ts';
import { createStillDesk, type StillDesk } from './evidence/stillDesk.ts';
import { useStill } from './evidence/useStill.ts';
import { ReadingDialogs } from './ReadingDialogs.tsx';
import { ReadingHeader } from './ReadingHeader.tsx';
import { RubricPanel } from './rubric/RubricPanel.tsx';
import { hereOf, type RunGround } from './runs/ground.ts';
import { playRuns } from './runs/playRuns.ts';
import { removeAndGoOn } from './runs/spanRuns.ts';
import { Strip } from './Strip.tsx';
import { useActiveTime } from './useActiveTime.ts';
import { useOpened } from './useOpened.ts';
import { usePlayers } from './usePlayers.ts';
import { type ReadingPageState, useReadingPage } from './useReadingPage.ts';
import { commentTarget, useReadingRuns } from './useReadingRuns.ts';
import { useSpanGoing } from './useSpanGoing.ts';
import type { Working } from './working.ts';

/** The range of the selected span, where it has one in the recording on screen. */
function useSelectedRange(working: Working): TimeRange | null {
  return useStore(working.store, ({ annotationId, evidenceId, content }) => {
    const span = content.annotations.find(({ id }) => id === annotationId)?.span;
    return span?.kind === 'time' && span.evidenceId === evidenceId && span.endMs > span.startMs ? span : null;
  });
}

interface DeskProps {
  ground: RunGround;
  player: Player | null;
  page: ReadingPageState;
  field: RefObject<HTMLTextAreaElement | null>;
  spans: ReturnType<typeof useSpanGoing>;
  still: StillDesk;
}

/** Going among the evidence, and what can be done to an item that has no time. */
function useEvidenceRuns({ reading, working, player }: RunGround): StillDesk {
  const { t } = useTranslation('scoring');
  const [desk] = useState(createStillDesk);
  const items = [...reading.evidence, { id: answersTab, title: t('answers') }];
  const shownId = () => {
    const { evidenceId } = working.store.getState();
    return items.some(({ id }) => id === evidenceId) ? evidenceId : answersTab;
  };
  useCommandRuns({
    ...evidenceRuns({ items, shownId, show: working.showEvidence, desk }),
    ...(player() === null ? stillPictureRuns(desk) : {}),
  });
  return desk;
}

function NoteBar({ ground, field }: Pick<DeskProps, 'ground' | 'field'>) {
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

type EvidenceProps = Pick<DeskProps, 'ground' | 'player' | 'page' | 'still'>;

/** The evidence, an item at a time. */
function Evidence({ ground, player, page, still }: EvidenceProps) {
  const { reading, working } = ground;
  const shownId = useStore(working.store, (state) => state.evidenceId);
  const selected = useSelectedRange(working);
  const captions = {
    available: (reading.evidence.find(({ id }) => id === shownId)?.captions ?? null) !== null,
    shown: page.captionsShown,
    onToggle: page.toggleCaptions,
  };
  const goTo = { editing: page.goingTo, onEditing: page.setGoingTo };
  return (
    <>
      {page.revision.error !== null && <ProblemNote problem={toProblem(page.revision.error)} />}
      <EvidencePane
        reading={reading}
        shownId={shownId}
        onShow={working.showEvidence}
        transport={player === null ? null : { player, selected, captions, goTo }}
        still={useStill(ground, still)}
      />
    </>
  );
}

/** What is noted on the evidence. */
function Spans({ ground, field, spans }: Pick<DeskProps, 'ground' | 'field' | 'spans'>) {
  const { reading, working } = ground;
  const readOnly = reading.state !== 'draft';
  const edit = ({ id }: Annotation) => {
    working.openNote(id);
    field.current?.focus();
  };
  const remove = (annotation: Annotation) => removeAndGoOn(ground, annotation);
  return (
    <>
      {!readOnly && <NoteBar {...{ ground, field }} />}
      <AnnotationList
        {...{ working, readOnly }}
        rubric={reading.rubric}
        actions={{ ...spans, edit, remove }}
      />
    </>
  );
}

/** A reading at work. */
export function OpenReading({ reading }: { reading: Reading }) {
  const { autosaver, working, standing } = useOpened(reading);
  const readOnly = reading.state !== 'draft';
  useActiveTime(reading.id, !readOnly);

  const page = useReadingPage(reading);
  const playerOf = usePlayers();
  const playerFor = (id: string | null) => playerOf(reading.evidence.find((item) => item.id === id));
  const player = playerFor(useStore(working.store, (state) => state.evidenceId));
  const spans = useSpanGoing(working, playerFor);
  const field = useRef<HTMLTextAreaElement>(null);
  const ground: RunGround = { reading, working, player: () => player };

  const submit = () => {
    player?.pause();
    page.submit();
  };
  useCommandRuns(playRuns(() => player, { goTo: page.goTo, captions: page.toggleCaptions }));
  useReadingRuns(ground, { page: { ...page, submit }, spans, field });
  const still = useEvidenceRuns(ground);

  const comments = () => page.comments(commentTarget(ground));
  const saveNow = () => void autosaver.flush();
  const help = useCommand('app.keys');
  const panes = useReadingPanes();
  useCommandRuns({ ...layoutRuns(panes), ...useNightRuns(), ...useVideoWindow().runs });
  const shownId = useStore(working.store, (state) => state.evidenceId);
  return (
    <>
      <ReadingLayout
        panes={panes}
        header={
          <ReadingHeader
            {...{ reading, working, standing }}
            session={page.session}
            revising={page.revision.isPending}
            actions={{ ...page, submit, comments, saveNow, help }}
          />
        }
        evidence={<Evidence {...{ ground, player, page, still }} />}
        timeline={
          player !== null && shownId !== null ? (
            <Strip
              {...{ working, player }}
              onPlay={spans.play}
              rubric={reading.rubric}
              evidenceId={shownId}
            />
          ) : null
        }
        spans={<Spans {...{ ground, field, spans }} />}
        rubric={
          <RubricPanel
            rubric={reading.rubric}
            {...{ working, readOnly }}
            onPlay={spans.play}
            onComments={page.comments}
          />
        }
      />
      <ReadingDialogs {...{ reading, working, autosaver, page }} onWatch={spans.watch} />
    </>
  );
}
