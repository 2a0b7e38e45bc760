import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { keepKeysOnPage } from '../../../../commands/releaseFocus.ts';
import { useKeyTitle } from '../../../../commands/useCommandRuns.ts';
import { DrawingToggle } from '../DrawingToggle.tsx';
import styles from '../evidence.module.css';
import type { Scaled } from '../useScaled.ts';
import { ZoomControls } from '../ZoomControls.tsx';
import { PageField } from './PageField.tsx';
import pdfStyles from './pdf.module.css';

interface PdfBarProps {
  page: number;
  pages: number;
  scaled: Scaled;
  /** Null where nothing can be drawn. */
  drawing: boolean | null;
  finding: boolean;
  onGo: (page: number) => void;
  onDrawing: (drawing: boolean) => void;
  onFind: () => void;
}

/** Pages, size, what a drag does, and the way to the search. */
export function PdfBar({ page, pages, scaled, drawing, finding, onGo, onDrawing, onFind }: PdfBarProps) {
  const { t } = useTranslation('evidence');
  const previousTitle = useKeyTitle(t('pdf.previousPage'), 'evidence.previousPage');
  const nextTitle = useKeyTitle(t('pdf.nextPage'), 'evidence.nextPage');
  return (
    <Group className={styles.bar} gap={8} wrap="nowrap" onMouseDown={keepKeysOnPage}>
      <ActionIcon
        aria-label={t('pdf.previousPage')}
        {...previousTitle}
        disabled={page === 1}
        onClick={() => onGo(page - 1)}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <PageField page={page} pages={pages} onGo={onGo} />
      <Text size="xs" className={pdfStyles.count ?? ''}>
        {t('pdf.ofPages', { pages })}
      </Text>
      <ActionIcon
        aria-label={t('pdf.nextPage')}
        {...nextTitle}
        disabled={page === pages}
        onClick={() => onGo(page + 1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      <ZoomControls scaled={scaled} />
      {drawing !== null && <DrawingToggle drawing={drawing} onChange={onDrawing} />}
      <ActionIcon
        aria-label={t('find.open')}
        title={`${t('find.open')} (Ctrl+F)`}
        aria-expanded={finding}
        onClick={onFind}
      >
        <IconSearch size={16} />
      </ActionIcon>
    </Group>
  );
}
