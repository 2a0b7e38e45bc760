import { useTranslation } from 'react-i18next';
import type { ReadingEvidence } from '#shared/contract/scoring.ts';
import { mediaUrl } from '../../../ipc/client.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from './evidence.module.css';
import { ImageView } from './image/ImageView.tsx';
import type { Marking } from './marks.ts';
import { PdfView } from './pdf/PdfView.tsx';
import type { StillDesk } from './stillDesk.ts';
import { TextView } from './text/TextView.tsx';

/** What the reading gives to an item that has no time. */
export interface StillHandling {
  marking: Marking;
  desk: StillDesk;
  /** Called when an item can be seen, for the record of what was opened. */
  onOpened: (evidenceId: string) => void;
}

function Unsupported({ item }: { item: ReadingEvidence }) {
  const { t } = useTranslation('evidence');
  const message = t('unsupported.message', { title: item.title, type: item.media.mediaType });
  const problem = { code: 'not_playable', message, remedy: t('unsupported.remedy') } as const;
  return (
    <div className={styles.instead}>
      <ProblemNote problem={problem} />
    </div>
  );
}

/** A document, an image or a text, with what is marked on it. */
export function Still({ item, handling }: { item: ReadingEvidence; handling: StillHandling }) {
  const { media, title, id } = item;
  const { marking, desk, onOpened } = handling;
  const shown = {
    evidenceId: id,
    source: mediaUrl(media.sha256),
    title,
    marking,
    desk,
    onShown: () => onOpened(id),
  };
  if (media.mediaType === 'application/pdf') return <PdfView key={id} {...shown} />;
  if (media.mediaType.startsWith('image/')) return <ImageView key={id} {...shown} />;
  if (media.mediaType.startsWith('text/')) return <TextView key={id} {...shown} />;
  return <Unsupported item={item} />;
}
