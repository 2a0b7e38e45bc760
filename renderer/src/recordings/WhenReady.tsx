import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MakingNote, StoppedNote } from '../player/CopyNote.tsx';
import { Delayed } from '../ui/Delayed.tsx';
import type { Playability, RecordedItem } from './recordingSource.ts';
import styles from './recordings.module.css';
import { usePlayability } from './usePrepared.ts';

export type ReadyRecording = Extract<Playability, { kind: 'ready' }>;

interface WhenReadyProps {
  item: RecordedItem;
  children: (ready: ReadyRecording) => ReactNode;
}

/** The recording once it can be played, or in its place how far it is. */
export function WhenReady({ item, children }: WhenReadyProps) {
  const { t } = useTranslation('player');
  const { state, cancel, again } = usePlayability(item);
  const { title } = item;
  switch (state.kind) {
    case 'asking':
      return (
        <div className={styles.instead}>
          <Delayed>{t('looking')}</Delayed>
        </div>
      );
    case 'making':
      return <MakingNote {...{ title }} why={state.why} job={state.job} onCancel={cancel} />;
    case 'stopped':
      return <StoppedNote {...{ title }} why={state.why} problem={state.problem} onAgain={again} />;
    case 'ready':
      return children(state);
  }
}
