import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import { AnnotationRows } from './AnnotationRows.tsx';
import styles from './annotations.module.css';
import { SpanBar, type SpanBarProps } from './SpanBar.tsx';

/** The spans of the reading in the order of the evidence, and what can be done to the one at work. */
export function AnnotationList(props: SpanBarProps) {
  const { working, readOnly } = props;
  const { t } = useTranslation('scoring');
  const listed = useStore(working.store, working.listed);
  const filtered = useStore(working.store, ({ shown }) => shown.kind !== 'all');
  const nothing = filtered ? 'noneShown' : readOnly ? 'noAnnotationsReadOnly' : 'noAnnotations';
  return (
    <section className={styles.annotations} aria-label={t('annotations')} onMouseDown={keepKeysOnPage}>
      {(listed.length > 0 || filtered) && <SpanBar {...props} />}
      {listed.length === 0 ? (
        <Text size="xs" c="dimmed" p={12}>
          {t(nothing)}
        </Text>
      ) : (
        <AnnotationRows {...props} listed={listed} />
      )}
    </section>
  );
}
