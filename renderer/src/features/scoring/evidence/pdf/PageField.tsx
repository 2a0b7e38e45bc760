import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { releaseFocus } from '../../../../commands/releaseFocus.ts';
import styles from './pdf.module.css';

interface PageFieldProps {
  page: number;
  pages: number;
  onGo: (page: number) => void;
}

/** The page in view, and any other by its number. */
export function PageField({ page, pages, onGo }: PageFieldProps) {
  const { t } = useTranslation('evidence');
  const [typed, setTyped] = useState<string | number | null>(null);
  const leave = () => {
    const wanted = Number(typed);
    setTyped(null);
    if (typed !== null && typed !== '' && Number.isInteger(wanted)) {
      onGo(Math.min(Math.max(1, wanted), pages));
    }
  };
  return (
    <NumberInput
      className={styles.pageField ?? ''}
      aria-label={t('pdf.pageField')}
      size="xs"
      hideControls
      allowDecimal={false}
      allowNegative={false}
      value={typed ?? page}
      onChange={setTyped}
      onBlur={leave}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(null);
        if (event.key !== 'Enter') return;
        leave();
        releaseFocus();
      }}
    />
  );
}
