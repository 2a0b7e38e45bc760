import { Button, Title } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from '../agreement.module.css';
import { deskView } from '../deskView.ts';
import { zipForR } from '../report/forR.ts';
import { reportPage } from '../report/html.ts';
import { printPage } from '../report/print.ts';
import { useBlocks } from '../report/useBlocks.ts';
import { SavedNote, useSaving } from '../saving.tsx';
import type { Desk } from '../useDesk.ts';
import { useEvidence } from '../useEvidence.ts';

/** What the filters show, to be handed on. */
export function Report({ desk }: { desk: Desk }) {
  const { t, i18n } = useTranslation('desk');
  const saving = useSaving();
  const blocks = useBlocks();
  const { pairs, problem, failed } = useEvidence(desk);
  const waiting = pairs === undefined && problem === undefined && failed === undefined;
  const page = () => reportPage(t('reportTitle'), i18n.language, blocks(desk, pairs));
  return (
    <div className={styles.part}>
      <Title order={2}>{t('reportTitle')}</Title>
      <p className={styles.soft}>{t('reportLead')}</p>
      <div className={styles.links}>
        <Button
          loading={waiting}
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => saving.save('agreement.html', page(), 'text/html')}
        >
          {t('reportHtml')}
        </Button>
        <Button
          variant="default"
          loading={waiting}
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={() => (saving.byHost ? saving.savePdf('agreement.pdf', page()) : printPage(page()))}
        >
          {t(saving.byHost ? 'reportPdfFile' : 'reportPdf')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() =>
            saving.save('agreement-for-r.zip', zipForR(desk, deskView.getState().filters), 'application/zip')
          }
        >
          {t('reportR')}
        </Button>
      </div>
      <SavedNote saving={saving} />
    </div>
  );
}
