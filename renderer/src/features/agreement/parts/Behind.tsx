import { Anchor, Button, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CountedReading } from '#shared/exchange/agreement.ts';
import { comparePath } from '../../../places.ts';
import { reachable } from '../../../ui/reachable.ts';
import styles from '../agreement.module.css';
import { deskView } from '../deskView.ts';
import { chosenCriteria } from '../numbers/filters.ts';
import type { Desk } from '../useDesk.ts';

interface BehindProps {
  desk: Desk;
  first: string;
  /** `-` for the reader alone. */
  second: string;
  from?: string | undefined;
  to?: string | undefined;
}

interface Row {
  own: CountedReading;
  other: CountedReading | undefined;
}

function rowsOf({ desk, first, second, from, to }: BehindProps): Row[] {
  const { table } = desk.numbers;
  const places = chosenCriteria(desk.subject, deskView.getState().filters).map(({ place }) => place);
  const [a, b] = [table.readers.indexOf(first), table.readers.indexOf(second)];
  return table.submissions.flatMap((_, row): Row[] => {
    const cellOf = (column: number) =>
      column < 0 ? undefined : table.cells[row * table.readers.length + column];
    const [own, other] = [cellOf(a), cellOf(b)];
    if (own === undefined || (second !== '-' && other === undefined)) return [];
    const fits = places.some(
      (place) => String(own.points[place]) === from && String(other?.points[place]) === to,
    );
    return from === undefined || fits ? [{ own, other }] : [];
  });
}

function Points({ reading }: { reading: CountedReading | undefined }) {
  return <>{reading?.points.map((one) => one ?? '–').join(' ') ?? '–'}</>;
}

/** The submissions behind a cell or a reader, each open to comparison. */
export function Behind(props: BehindProps) {
  const { t } = useTranslation('desk');
  const { desk, first, second, from, to } = props;
  const rows = rowsOf(props);
  const title =
    second === '-'
      ? t('behindReader', { reader: first })
      : from === undefined
        ? t('behindPair', { first, second })
        : t('behindTitle', { first, second, from, to });
  const letters = chosenCriteria(desk.subject, deskView.getState().filters)
    .map(({ criterion }) => criterion.letter)
    .join(' ');
  const readers = second === '-' ? [first] : [first, second];
  return (
    <div className={styles.part}>
      <div className={styles.figureHead}>
        <Title order={2}>{title}</Title>
        <Button variant="default" onClick={() => history.back()}>
          {t('back')}
        </Button>
      </div>
      {rows.length === 0 && <p>{t('behindEmpty')}</p>}
      {rows.length > 0 && (
        <Table.ScrollContainer {...reachable} minWidth={480}>
          <Table aria-label={title}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('submission')}</Table.Th>
                {readers.map((reader) => (
                  <Table.Th key={reader}>
                    {reader} ({letters})
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ own, other }) => (
                <Table.Tr key={own.readingId}>
                  <Table.Td>
                    <Anchor component={Link} href={comparePath(own.submissionId, readers)}>
                      {own.submission}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <Points reading={own} />
                  </Table.Td>
                  {second !== '-' && (
                    <Table.Td>
                      <Points reading={other} />
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </div>
  );
}
