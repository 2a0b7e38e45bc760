import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingEvidence } from '#shared/contract/scoring.ts';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import { MakingNote, StoppedNote } from '../../../player/CopyNote.tsx';
import type { CaptionSource } from '../../../player/source.ts';
import { TransportBar, type TransportBarProps } from '../../../player/TransportBar.tsx';
import { VideoPlayer } from '../../../player/VideoPlayer.tsx';
import { Delayed } from '../../../ui/Delayed.tsx';
import styles from './evidence.module.css';
import { usePlayability } from './usePrepared.ts';

/** What the page hands the player of the recording on screen. */
export interface Transport extends Pick<TransportBarProps, 'player' | 'selected' | 'goTo'> {
  captions: { shown: boolean; onToggle: () => void };
}

/** Which of several captions is the one to show: the first until another was chosen. */
function useChosenCaptions(tracks: readonly CaptionSource[], { shown, onToggle }: Transport['captions']) {
  const [chosen, setChosen] = useState<string | null>(null);
  const chosenId = tracks.some(({ id }) => id === chosen) ? chosen : (tracks[0]?.id ?? null);
  const onChoose = (id: string | null) => {
    if (id !== null) setChosen(id);
    if (shown === (id === null)) onToggle();
  };
  return { tracks, shownId: shown ? chosenId : null, onToggle, onChoose };
}

interface RecordingViewProps {
  item: ReadingEvidence;
  transport: Transport;
}

/** A video or a sound recording of the evidence, or how far it is until it can be played. */
export function RecordingView({ item, transport }: RecordingViewProps) {
  const { t } = useTranslation('player');
  const { state, cancel, again } = usePlayability(item);
  const { player, selected, goTo } = transport;
  const tracks = state.kind === 'ready' ? state.source.captions : [];
  const captions = useChosenCaptions(tracks, transport.captions);
  switch (state.kind) {
    case 'asking':
      return (
        <div className={styles.instead}>
          <Delayed>{t('looking')}</Delayed>
        </div>
      );
    case 'making':
      return <MakingNote title={item.title} why={state.why} job={state.job} onCancel={cancel} />;
    case 'stopped':
      return <StoppedNote title={item.title} why={state.why} problem={state.problem} onAgain={again} />;
    case 'ready': {
      const { source, problem } = state;
      return (
        <>
          <VideoPlayer {...{ player, source, problem }} captionsId={captions.shownId} />
          <TransportBar
            {...{ player, selected, goTo, captions }}
            hasPicture={source.hasPicture}
            onMouseDown={keepKeysOnPage}
          />
        </>
      );
    }
  }
}
