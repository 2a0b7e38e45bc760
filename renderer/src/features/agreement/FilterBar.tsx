import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type BatchKind, batchKinds } from '#shared/domain/batch.ts';
import type { CountedReading, Subject } from '#shared/exchange/agreement.ts';
import styles from './agreement.module.css';
import { deskView, filterBy } from './deskView.ts';
import { noFilters } from './numbers/filters.ts';

interface FilterBarProps {
  subjects: readonly Subject[];
  subject: Subject;
  readings: readonly CountedReading[];
}

function Period() {
  const { t } = useTranslation('desk');
  const { from, to } = useStore(deskView, ({ filters }) => filters);
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          size="xs"
          label={t(end)}
          value={(end === 'from' ? from : to) ?? ''}
          onChange={({ currentTarget: { value } }) => filterBy({ [end]: value === '' ? null : value })}
        />
      ))}
    </>
  );
}

/** What is looked at. Stays in sight, and whatever is chosen changes every number below it. */
export function FilterBar({ subjects, subject, readings }: FilterBarProps) {
  const { t } = useTranslation('desk');
  const filters = useStore(deskView, (view) => view.filters);
  const readers = [...new Set(readings.map(({ reader }) => reader))].toSorted();
  const choose = (rubricHash: string | null) => {
    const found = subjects.find((one) => one.rubricHash === rubricHash);
    if (found) deskView.setState({ subject: found, filters: noFilters });
  };
  return (
    <search className={styles.filters}>
      <Select
        size="xs"
        className={styles.subject ?? ''}
        label={t('subject')}
        allowDeselect={false}
        data={subjects.map(({ rubricHash, title, rubric: { version } }) => ({
          value: rubricHash,
          label: t('version', { title, version }),
        }))}
        value={subject.rubricHash}
        onChange={choose}
      />
      <MultiSelect
        size="xs"
        className={styles.filter ?? ''}
        label={t('criteria')}
        placeholder={filters.criterionIds.length === 0 ? t('allCriteria') : ''}
        data={subject.rubric.criteria.map(({ id, letter, name }) => ({
          value: id,
          label: `${letter} ${name}`,
        }))}
        value={[...filters.criterionIds]}
        onChange={(criterionIds) => filterBy({ criterionIds })}
      />
      <MultiSelect
        size="xs"
        className={styles.filter ?? ''}
        label={t('readers')}
        placeholder={filters.readers.length === 0 ? t('allReaders') : ''}
        data={readers}
        value={[...filters.readers]}
        onChange={(chosen) => filterBy({ readers: chosen })}
      />
      <MultiSelect
        size="xs"
        className={styles.filter ?? ''}
        label={t('kinds')}
        placeholder={filters.kinds.length === 0 ? t('allKinds') : ''}
        data={batchKinds.map((kind) => ({ value: kind, label: t(kind) }))}
        value={[...filters.kinds]}
        onChange={(kinds) => filterBy({ kinds: kinds as BatchKind[] })}
      />
      <Period />
      <Button
        variant="default"
        disabled={filters === noFilters}
        onClick={() => deskView.setState({ filters: noFilters })}
      >
        {t('clear')}
      </Button>
    </search>
  );
}
