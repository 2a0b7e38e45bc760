import { useTranslation } from 'react-i18next';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import styles from './agreement.module.css';
import { base64Of, downloadFile } from './save.ts';

export interface Saving {
  /** Whether the program saves the file itself; otherwise the browser does, and tells it in its own way. */
  byHost: boolean;
  save(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void;
  /** Only where `byHost`. */
  savePdf(name: string, page: string): void;
  /** What became of it last. */
  saved: string | undefined;
  error: Error | null;
}

/** Hands files to the person. */
export function useSaving(): Saving {
  const { data } = useRoute('workstation.status', {});
  const [file, pdf] = [useAsk('file.save'), useAsk('file.savePdf')];
  const byHost = data?.savesFiles ?? false;
  return {
    byHost,
    save(name, content, type) {
      pdf.reset();
      if (!byHost) return downloadFile(name, content, type);
      void base64Of(content).then((base64) => file.mutate({ name, base64 }));
    },
    savePdf(name, page) {
      file.reset();
      pdf.mutate({ name, page });
    },
    saved: file.data?.name ?? pdf.data?.name,
    error: file.error ?? pdf.error,
  };
}

/** Where the file is, or why it is nowhere. */
export function SavedNote({ saving: { byHost, saved, error } }: { saving: Saving }) {
  const { t } = useTranslation('desk');
  // The browser tells of its downloads itself.
  if (!byHost) return null;
  if (error) return <ProblemNote problem={toProblem(error)} />;
  return (
    <p role="status" className={styles.soft}>
      {saved === undefined ? '' : t('savedAs', { name: saved })}
    </p>
  );
}
