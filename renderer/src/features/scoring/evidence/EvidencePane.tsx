import { Tabs } from '@mantine/core';
import { IconFileText, IconMessage, IconMicrophone, IconPhoto, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Reading, ReadingEvidence } from '#shared/contract/scoring.ts';
import { isRecording } from '#shared/domain/evidence.ts';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { Answers } from './Answers.tsx';
import styles from './evidence.module.css';
import { RecordingView, type Transport } from './RecordingView.tsx';
import { Still, type StillHandling } from './Still.tsx';

export const answersTab = 'answers';

const icons = {
  video: IconVideo,
  audio: IconMicrophone,
  document: IconFileText,
  image: IconPhoto,
  text: IconFileText,
} as const;

interface ItemProps {
  item: ReadingEvidence;
  transport: Transport | null;
  still: StillHandling;
}

function Item({ item, transport, still }: ItemProps) {
  const { problem } = item;
  // What the probe says cannot be played is here all the same; anything else means there is no file to show.
  if (problem !== null && problem.code !== 'not_playable') {
    return (
      <div className={styles.instead}>
        <ProblemNote problem={problem} />
      </div>
    );
  }
  if (transport !== null) return <RecordingView key={item.id} item={item} transport={transport} />;
  return <Still item={item} handling={still} />;
}

interface EvidencePaneProps {
  reading: Reading;
  shownId: string | null;
  onShow: (id: string) => void;
  transport: Transport | null;
  still: StillHandling;
}

/** The evidence of the submission, an item at a time. */
export function EvidencePane({ reading, shownId, onShow, transport, still }: EvidencePaneProps) {
  const { t } = useTranslation('scoring');
  const item = reading.evidence.find(({ id }) => id === shownId);
  return (
    <div className={styles.pane}>
      <Tabs
        className={styles.tabs}
        value={item?.id ?? answersTab}
        onChange={(id) => id !== null && onShow(id)}
        onMouseDown={keepKeysOnPage}
      >
        <Tabs.List aria-label={t('evidence')}>
          {reading.evidence.map(({ id, title, kind }) => {
            const Icon = icons[kind];
            return (
              <Tabs.Tab key={id} value={id} leftSection={<Icon size={14} aria-hidden />}>
                {title}
              </Tabs.Tab>
            );
          })}
          <Tabs.Tab value={answersTab} leftSection={<IconMessage size={14} aria-hidden />}>
            {t('answers')}
          </Tabs.Tab>
        </Tabs.List>
      </Tabs>
      {item === undefined ? (
        <Answers answers={reading.submission.answers} />
      ) : (
        <Item item={item} transport={isRecording(item) ? transport : null} still={still} />
      )}
    </div>
  );
}
