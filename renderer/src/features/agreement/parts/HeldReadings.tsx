import { Anchor, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { HeldReading } from '#shared/exchange/agreement.ts';
import { comparePath } from '../../../places.ts';
import { formatMoment } from '../../../ui/format.ts';
import { reachable } from '../../../ui/reachable.ts';
import { useNow } from '../../../ui/useNow.ts';
import styles from '../agreement.module.css';

/** What is kept of suspended readers and counts no more, and whether others have read it again. */
export function HeldReadings({ held }: { held: readonly HeldReading[] }) {
  const { t } = useTranslation('desk');
  const now = useNow();
  return (
    <>
      <Title order={2}>{t('keptTitle')}</Title>
      <p className={styles.soft}>
        {t('keptLead', { count: held.length, again: held.filter((one) => one.isReadAgain).length })}
      </p>
      <Table.ScrollContainer {...reachable} minWidth={720}>
        <Table aria-label={t('keptTitle')}>
          <Table.Thead>
            <Table.Tr>
              {(['submission', 'batch', 'reader', 'signed', 'state'] as const).map((head) => (
                <Table.Th key={head}>{t(head)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {held.map(({ submissionId, submission, batch, reader, at, isReadAgain }) => (
              <Table.Tr key={`${submissionId} ${reader}`}>
                <Table.Td>
                  <Anchor component={Link} href={comparePath(submissionId, [reader])}>
                    {submission}
                  </Anchor>
                </Table.Td>
                <Table.Td>{batch}</Table.Td>
                <Table.Td>{reader}</Table.Td>
                <Table.Td>{formatMoment(at, now)}</Table.Td>
                <Table.Td>{t(isReadAgain ? 'readAgain' : 'waitsForReread')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
