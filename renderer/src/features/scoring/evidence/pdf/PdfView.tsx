import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PdfTrouble } from '../../../../sheets/openPdf.ts';
import { usePdf } from '../../../../sheets/usePdf.ts';
import { Delayed } from '../../../../ui/Delayed.tsx';
import { ProblemNote } from '../../../../ui/ProblemNote.tsx';
import styles from '../evidence.module.css';
import type { StillProps } from '../still.ts';
import { PdfDocument } from './PdfDocument.tsx';

interface TroubleProps {
  trouble: PdfTrouble;
  title: string;
  onRetry: () => void;
}

function Trouble({ trouble, title, onRetry }: TroubleProps) {
  const { t } = useTranslation('evidence');
  const message = t(`trouble.${trouble}.message`, { title });
  const problem = { code: 'not_playable', message, remedy: t(`trouble.${trouble}.remedy`) } as const;
  // The other troubles are in the file: another attempt finds the same.
  const again = trouble === 'unreadable' ? onRetry : undefined;
  return (
    <div className={styles.instead}>
      <ProblemNote problem={problem} onRetry={again} />
    </div>
  );
}

/** A document: all its pages, its text and the regions on it. */
export function PdfView(props: StillProps) {
  const { t } = useTranslation('evidence');
  const { source, title } = props;
  const [attempt, setAttempt] = useState(0);
  const opened = usePdf(source, attempt);
  switch (opened.kind) {
    case 'failed':
      return <Trouble trouble={opened.trouble} title={title} onRetry={() => setAttempt(attempt + 1)} />;
    case 'opening':
      return (
        <div className={styles.instead}>
          <Delayed>
            <p role="status">{t('pdf.opening', { title })}</p>
          </Delayed>
        </div>
      );
    case 'open':
      return <PdfDocument {...props} pdf={opened.pdf} first={opened.first} />;
  }
}
