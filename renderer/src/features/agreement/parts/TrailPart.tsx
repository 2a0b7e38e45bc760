import { Anchor, Button, Table, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TrailRow } from '#shared/contract/agreement.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useRoute } from '../../../ipc/useRoute.ts';
import { comparePath } from '../../../places.ts';
import { Delayed } from '../../../ui/Delayed.tsx';
import { formatMoment } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { reachable } from '../../../ui/reachable.ts';
import { useNow } from '../../../ui/useNow.ts';
import styles from '../agreement.module.css';
import type { Desk } from '../useDesk.ts';

const atOnce = 100;

interface Place {
  submissionId: string;
  name: string;
  reader?: string;
}

function Row({ row, device, place }: { row: TrailRow; device: number; place: Place | undefined }) {
  const { t } = useTranslation('desk');
  const now = useNow();
  return (
    <Table.Tr data-fault={row.fault ?? undefined}>
      <Table.Td>{t(`kindOf.${row.type}`)}</Table.Td>
      <Table.Td>{t('device', { number: device, seq: row.seq })}</Table.Td>
      <Table.Td>{place?.reader ?? ''}</Table.Td>
      <Table.Td>
        {place && (
          <Anchor component={Link} href={comparePath(place.submissionId, place.reader ? [place.reader] : [])}>
            {place.name}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>{formatMoment(row.at, now)}</Table.Td>
      <Table.Td>{formatMoment(row.receivedAt, now)}</Table.Td>
      <Table.Td>{t(`verdicts.${row.verdict}`)}</Table.Td>
      <Table.Td>{row.fault === null ? t('sound') : t(`faults.${row.fault}`)}</Table.Td>
    </Table.Tr>
  );
}

/** Every event of the exchange's log, verified here, each open to the reading it is about. */
export function TrailPart({ desk: { readings } }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const now = useNow();
  const { data, error, refetch, isFetching } = useRoute('agreement.trail', {}, { forget: true });
  const [count, setCount] = useState(atOnce);
  const places = useMemo(
    () =>
      new Map(
        readings.map(({ readingId, submissionId, submission, reader }) => [
          readingId,
          { submissionId, name: submission, reader },
        ]),
      ),
    [readings],
  );
  const names = useMemo(
    () => new Map(readings.map(({ submissionId, submission }) => [submissionId, submission])),
    [readings],
  );
  const placeOf = (row: TrailRow): Place | undefined => {
    if (row.readingId !== null) return places.get(row.readingId);
    if (row.submissionId === null) return undefined;
    return { submissionId: row.submissionId, name: names.get(row.submissionId) ?? '' };
  };
  const devices = [...new Set(data?.rows.map(({ deviceId }) => deviceId))];
  const rows = data?.rows.toReversed() ?? [];
  const told = data && { events: data.events, devices: data.devices, faults: data.faults };
  return (
    <div className={styles.part}>
      <Title order={2}>{t('trailTitle')}</Title>
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!data && !error && (
        <Delayed>
          <p role="status">{t('verifying')}</p>
        </Delayed>
      )}
      {data?.offline && <p role="status">{t('offline', { time: formatMoment(data.at, now) })}</p>}
      {told && (
        <p role={told.faults > 0 ? 'alert' : 'status'}>
          {t(told.faults > 0 ? 'trailBroken' : 'trailSound', told)}
        </p>
      )}
      {data && data.events > rows.length && (
        <p className={styles.soft}>{t('trailListed', { listed: rows.length })}</p>
      )}
      {rows.length > 0 && (
        <Table.ScrollContainer {...reachable} minWidth={900}>
          <Table aria-label={t('trailTitle')}>
            <Table.Thead>
              <Table.Tr>
                {(
                  ['event', 'place', 'reader', 'submission', 'made', 'received', 'verdict', 'state'] as const
                ).map((head) => (
                  <Table.Th key={head}>{head === 'place' ? '#' : t(head)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.slice(0, count).map((row) => (
                <Row
                  key={row.eventId}
                  row={row}
                  device={devices.indexOf(row.deviceId) + 1}
                  place={placeOf(row)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {rows.length > count && (
        <Button variant="default" onClick={() => setCount(count + atOnce)}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
