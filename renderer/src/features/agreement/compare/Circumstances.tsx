import { useTranslation } from 'react-i18next';
import type { SubmissionRecord, WholeReading } from '#shared/exchange/agreement.ts';
import { formatCoefficient, formatDay, formatMoment } from '../../../ui/format.ts';
import { useNow } from '../../../ui/useNow.ts';
import styles from '../agreement.module.css';
import type { Desk } from '../useDesk.ts';

interface CircumstancesProps {
  reading: WholeReading;
  record: Pick<SubmissionRecord, 'rubric' | 'evidence'>;
  desk: Pick<Desk, 'numbers'>;
}

/** How the reading was made: its place in the reader's order, the time it took, by what right it counts, how severe its reader is, what was watched. */
export function Circumstances({ reading, record: { rubric, evidence }, desk }: CircumstancesProps) {
  const { t } = useTranslation('desk');
  const now = useNow();
  const seen = reading.coverage.flatMap(({ evidenceId, watched }) => {
    const item = evidence.find(({ id }) => id === evidenceId);
    if (item === undefined || !item.durationMs) return [];
    const ms = watched.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    return [
      t('seen', { title: item.title, percent: Math.min(100, Math.round((100 * ms) / item.durationMs)) }),
    ];
  });
  const made = t('place', {
    place: reading.place + 1,
    minutes: Math.round(reading.activeMs / 60_000),
    time: formatMoment(reading.at, now),
  });
  const { authority } = reading;
  const right = authority && [
    t(authority.released ? 'countedSince' : 'certifiedThen', {
      by: t(authority.source === 'qualification' ? 'byQualification' : 'byAnother'),
      from: formatDay(authority.validFrom),
      until: formatDay(authority.validUntil),
    }),
  ];
  const { severity } = desk.numbers;
  const found =
    severity.kind === 'severity' ? severity.readers.find(({ name }) => name === reading.reader) : undefined;
  const severe = found && [
    t('severityOf', {
      measure: formatCoefficient(found.measure),
      error: formatCoefficient(found.standardError),
    }),
  ];
  return (
    <p className={styles.soft}>
      {[
        made,
        t('rubricVersion', { version: rubric.version }),
        ...(reading.held ? [t('keptHere')] : []),
        ...(right ?? []),
        ...(severe ?? []),
        ...seen,
      ].join(' · ')}
    </p>
  );
}
