import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '#shared/domain/rubric.ts';
import styles from './compare.module.css';
import type { ComparedReading, ComparedSubmission } from './compared.ts';
import { Evidence } from './Evidence.tsx';
import type { Shown } from './useShown.ts';

interface EvidenceChoiceProps {
  evidence: ComparedSubmission['evidence'];
  shown: Shown;
  readings: readonly ComparedReading[];
  criteria: readonly Criterion[];
}

/** The items of a submission to choose from, and the one that is looked at. */
export function EvidenceChoice({ evidence, shown, readings, criteria }: EvidenceChoiceProps) {
  const { t } = useTranslation('compare');
  return (
    <>
      <SegmentedControl
        size="xs"
        className={styles.choice ?? ''}
        aria-label={t('evidenceChoice')}
        data={evidence.map(({ id, title }) => ({ value: id, label: title }))}
        value={shown.item?.id ?? ''}
        onChange={shown.show}
      />
      <Evidence shown={shown} readings={readings} criteria={criteria} />
    </>
  );
}
