import { Select, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Told } from '../../../statistics/Told.tsx';
import { reachable } from '../../../ui/reachable.ts';
import styles from '../agreement.module.css';
import { coefficientWord } from '../coefficientWords.ts';
import { deskView } from '../deskView.ts';
import { type CoefficientName, coefficientNames } from '../numbers/overview.ts';
import type { Desk } from '../useDesk.ts';
import { usePlainSentence } from '../usePlainSentence.ts';

function CoefficientChoice() {
  const { t } = useTranslation('desk');
  const coefficient = useStore(deskView, (view) => view.coefficient);
  return (
    <Select
      size="xs"
      className={styles.choice ?? ''}
      label={t('coefficient')}
      allowDeselect={false}
      data={coefficientNames.map((value) => ({ value, label: t(`coefficients.${coefficientWord[value]}`) }))}
      value={coefficient}
      onChange={(value) => value && deskView.setState({ coefficient: value as CoefficientName })}
    />
  );
}

/** Each chosen criterion with the numbers it has. */
export function criteriaOf({ subject, numbers }: Pick<Desk, 'subject' | 'numbers'>) {
  return numbers.criteria.flatMap((found) => {
    const criterion = subject.rubric.criteria.find(({ id }) => id === found.criterionId);
    return criterion ? [{ criterion, found }] : [];
  });
}

/** How readers agree on each criterion, with intervals, what it rests on, and in plain words. */
export function Overview({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const coefficient = useStore(deskView, (view) => view.coefficient);
  const sentence = usePlainSentence();
  const { numbers } = desk;
  const rows = criteriaOf(desk);
  if (numbers.readings === 0) return <p>{t('noReadings')}</p>;
  const basis = {
    readings: numbers.readings,
    submissions: numbers.table.submissions.length,
    readers: numbers.table.readers.length,
    overlap: numbers.overlap,
  };
  return (
    <div className={styles.part}>
      <p className={styles.soft}>{t('basis', basis)}</p>
      <CoefficientChoice />
      <Table.ScrollContainer {...reachable} minWidth={900}>
        <Table aria-label={t('tab.overview')}>
          <caption>{t('whiskerScale')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('criterion')}</Table.Th>
              <Table.Th>{t('exact')}</Table.Th>
              <Table.Th>{t('adjacent')}</Table.Th>
              <Table.Th>{t(`coefficients.${coefficientWord[coefficient]}`)}</Table.Th>
              <Table.Th>{t('icc')}</Table.Th>
              <Table.Th>{t('overlap')}</Table.Th>
              <Table.Th>{t('raters')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ criterion, found }) => (
              <Table.Tr key={criterion.id}>
                <Table.Th scope="row">
                  {criterion.letter} {criterion.name}
                </Table.Th>
                {[found.exact, found.adjacent, found.coefficients[coefficient], found.icc].map((one, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns stay as they are
                  <Table.Td key={i}>
                    <Told statistic={one} />
                  </Table.Td>
                ))}
                <Table.Td>{found.exact.n.overlap}</Table.Td>
                <Table.Td>{found.exact.n.raters}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <p>{t('say.basis', { overlap: numbers.overlap, readers: basis.readers })}</p>
      <ul className={styles.sentences}>
        {rows.map(({ criterion, found }) => (
          <li key={criterion.id}>{sentence(criterion.letter, found.coefficients[coefficient])}</li>
        ))}
      </ul>
    </div>
  );
}
