import { useRef, useState } from 'react';
import type { Reading } from '#shared/contract/scoring.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import { useCommand, useCommandRuns } from '../../commands/useCommandRuns.ts';
import { useNightRuns } from '../../ui/night.ts';
import { ReadingLayout } from '../../ui/ReadingLayout.tsx';
import { layoutRuns, useReadingPanes } from '../../ui/readingPanes.ts';
import { AnnotationList } from './annotations/AnnotationList.tsx';
import { EvidenceArea } from './EvidenceArea.tsx';
import { createStillDesk } from './evidence/stillDesk.ts';
import { useEvidenceRuns } from './evidence/useEvidenceRuns.ts';
import { ReadingDialogs } from './ReadingDialogs.tsx';
import { ReadingHeader } from './ReadingHeader.tsx';
import { RubricPanel } from './rubric/RubricPanel.tsx';
import type { RunGround } from './runs/ground.ts';
import { removeAndGoOn } from './runs/spanRuns.ts';
import { Strip } from './Strip.tsx';
import { spanGoing } from './spanGoing.ts';
import { useActiveTime } from './useActiveTime.ts';
import { useOpened } from './useOpened.ts';
import { usePlayback, usePlaybackRuns } from './usePlayback.ts';
import { useReadingPage } from './useReadingPage.ts';
import { commentTarget, useReadingRuns } from './useReadingRuns.ts';

/** The reading's own state, and every command that acts on it. */
function useReadingAtWork(reading: Reading) {
  const opened = useOpened(reading);
  const { working } = opened;
  useActiveTime(reading.id, reading.state === 'draft');
  const page = useReadingPage(reading);
  const playback = usePlayback(reading, working);
  const { player, playerFor } = playback;
  const [desk] = useState(createStillDesk);
  const spans = spanGoing({ working, playerFor, desk });
  const field = useRef<HTMLTextAreaElement>(null);
  const ground: RunGround = { reading, working, player: () => player };
  const panes = useReadingPanes();
  const submit = () => {
    player?.pause();
    page.submit();
  };
  usePlaybackRuns(playback, working, page);
  useReadingRuns(ground, { page: { ...page, submit }, spans, field });
  useCommandRuns({ ...layoutRuns(panes), ...useNightRuns() });
  useEvidenceRuns(ground, desk);
  return { ...opened, page, playback, spans, field, ground, panes, submit, desk };
}

/** A reading at work. */
export function OpenReading({ reading }: { reading: Reading }) {
  const { working, autosaver, standing, page, playback, spans, field, ground, panes, submit, desk } =
    useReadingAtWork(reading);
  const readOnly = reading.state !== 'draft';
  const help = useCommand('app.keys');
  const { shown, player } = playback;
  const comments = () => page.comments(commentTarget(ground));
  const saveNow = () => void autosaver.flush();
  const edit = ({ id }: Annotation) => {
    working.openNote(id);
    field.current?.focus();
  };
  const remove = (annotation: Annotation) => removeAndGoOn(ground, annotation);
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
        evidence={<EvidenceArea {...{ ground, playback, page, field, desk }} />}
        timeline={
          player === null || shown === undefined ? null : (
            <Strip
              key={shown.id}
              {...{ working, player, readOnly }}
              rubric={reading.rubric}
              evidenceId={shown.id}
              onPlay={spans.play}
            />
          )
        }
        spans={
          <AnnotationList
            {...{ working, readOnly }}
            rubric={reading.rubric}
            actions={{ ...spans, edit, remove }}
          />
        }
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
