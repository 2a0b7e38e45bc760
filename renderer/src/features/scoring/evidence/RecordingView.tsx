import { IconDeviceTv, IconLayoutColumns } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingEvidence } from '#shared/contract/scoring.ts';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import { Control } from '../../../player/Control.tsx';
import { PairBar } from '../../../player/PairBar.tsx';
import type { CaptionSource } from '../../../player/source.ts';
import { TransportBar, type TransportBarProps } from '../../../player/TransportBar.tsx';
import { VideoPlayer } from '../../../player/VideoPlayer.tsx';
import { type ReadyRecording, WhenReady } from '../../../recordings/WhenReady.tsx';
import { PicturePlace } from '../../../ui/videoWindow/PicturePlace.tsx';
import { useVideoWindow } from '../../../ui/videoWindow/useVideoWindow.ts';
import type { SecondCamera, useSecondCamera } from '../useSecondCamera.ts';
import styles from './evidence.module.css';

/** What the page hands the player of the recording on screen. */
export interface Transport extends Pick<TransportBarProps, 'player' | 'selected' | 'goTo'> {
  captions: { shown: boolean; onToggle: () => void };
  /** Another recording beside it, in step with it. */
  camera: ReturnType<typeof useSecondCamera>;
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

function Second({ item, player }: SecondCamera) {
  return (
    <WhenReady item={item}>
      {({ source, problem }) => <VideoPlayer {...{ player, source, problem }} captionsId={null} />}
    </WhenReady>
  );
}

/** What more a picture can be shown with: another camera, another window. */
function PictureControls({ camera }: Pick<Transport, 'camera'>) {
  const { t } = useTranslation('player');
  const videoWindow = useVideoWindow();
  return (
    <>
      {camera.available && (
        <Control
          label={t('second')}
          command="play.pair"
          pressed={camera.second !== null}
          onClick={camera.toggle}
        >
          <IconLayoutColumns size={18} />
        </Control>
      )}
      {videoWindow.supported && (
        <Control
          label={t('otherWindow')}
          command="picture.window"
          pressed={videoWindow.open}
          onClick={videoWindow.toggle}
        >
          <IconDeviceTv size={18} />
        </Control>
      )}
    </>
  );
}

function First({ source, problem, transport }: Omit<ReadyRecording, 'kind'> & { transport: Transport }) {
  const { player, selected, goTo, camera } = transport;
  const captions = useChosenCaptions(source.captions, transport.captions);
  const { second } = camera;
  const pictures = (
    <div className={styles.cameras}>
      <VideoPlayer {...{ player, source, problem }} captionsId={captions.shownId} />
      {second && <Second key={second.item.id} {...second} />}
    </div>
  );
  return (
    <>
      {source.hasPicture ? <PicturePlace>{pictures}</PicturePlace> : pictures}
      {second?.pair && (
        <PairBar
          pair={second.pair}
          player={second.player}
          onMouseDown={keepKeysOnPage}
          onClose={camera.toggle}
        />
      )}
      <TransportBar
        {...{ player, selected, goTo, captions }}
        hasPicture={source.hasPicture}
        onMouseDown={keepKeysOnPage}
      >
        {source.hasPicture && <PictureControls camera={camera} />}
      </TransportBar>
    </>
  );
}

interface RecordingViewProps {
  item: ReadingEvidence;
  transport: Transport;
}

/** A video or a sound recording of the evidence, or how far it is until it can be played. */
export function RecordingView({ item, transport }: RecordingViewProps) {
  return (
    <WhenReady item={item}>
      {({ source, problem }) => <First {...{ source, problem, transport }} />}
    </WhenReady>
  );
}
