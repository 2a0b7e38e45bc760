import { Anchor, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Result } from '#shared/exchange/agreement.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useRoute } from '../../../ipc/useRoute.ts';
import { comparePath } from '../../../places.ts';
import { formatMoment } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { reachable } from '../../../ui/reachable.ts';
import { useNow } from '../../../ui/useNow.ts';
import styles from '../agreement.module.css';
import { type Desk, keyOf } from '../useDesk.ts';
import { HeldReadings } from './HeldReadings.tsx';

/** Where the fair scores decide otherwise than the resolved ones. */
function Otherwise({ severity }: Pick<Result, 'severity'>) {
  const { t } = useTranslation('desk');
  if (severity?.kind !== 'told') return null;
  const { adjusts, outcomes } = severity;
  const other = adjusts ? outcomes.resolved : outcomes.fair;
  if (other === null || outcomes.fair === outcomes.resolved) return null;
  return (
    <span className={styles.soft}>
      {' '}
      {t(adjusts ? 'asGiven' : 'asFair', { outcome: t(`outcomes.${other}`) })}
    </span>
  );
}

function Results({ title, results }: { title: string; results: readonly Result[] }) {
  const { t } = useTranslation('desk');
  const now = useNow();
  return (
    <Table.ScrollContainer {...reachable} minWidth={720}>
      <Table aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            {(['submission', 'batch', 'raters', 'why', 'state', 'resolved'] as const).map((head) => (
              <Table.Th key={head}>{t(head)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {results.map(
            ({ submissionId, submission, batch, readers, resolution, severity, decision, thirdRead }) => (
              <Table.Tr key={submissionId}>
                <Table.Td>
                  <Anchor component={Link} href={comparePath(submissionId)}>
                    {submission}
                  </Anchor>
                </Table.Td>
                <Table.Td>{batch}</Table.Td>
                <Table.Td>{readers.join(', ')}</Table.Td>
                <Table.Td>{resolution.reasons.map((reason) => t(`reasons.${reason}`)).join(', ')}</Table.Td>
                <Table.Td>
                  {t(thirdRead?.isRead === false ? 'thirdReadWaits' : `states.${resolution.state}`)}
                  {decision && (
                    <span className={styles.soft}>
                      {' '}
                      {t('decidedBy', { by: decision.by, time: formatMoment(decision.at, now) })}
                    </span>
                  )}
                </Table.Td>
                <Table.Td>
                  {resolution.outcome === null ? '–' : t(`outcomes.${resolution.outcome}`)}
                  <Otherwise severity={severity} />
                </Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Readings that differ by the programme's rule and wait for a decision, and what is settled. */
export function Adjudication({ desk: { subject } }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const { data, error, refetch, isFetching } = useRoute('agreement.results', keyOf(subject));
  const open = data?.results.filter(({ resolution }) => resolution.state === 'discrepant') ?? [];
  const settled = data?.results.filter(({ resolution }) => resolution.state !== 'discrepant') ?? [];
  return (
    <div className={styles.part}>
      <Title order={2}>{t('queueTitle')}</Title>
      <p className={styles.soft}>{t('rule', { points: subject.rule.differenceFrom })}</p>
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {data && open.length === 0 && <p>{t('queueEmpty')}</p>}
      {open.length > 0 && <Results title={t('queueTitle')} results={open} />}
      {data && data.held.length > 0 && <HeldReadings held={data.held} />}
      {settled.length > 0 && (
        <>
          <Title order={2}>{t('settled')}</Title>
          <Results title={t('settled')} results={settled} />
        </>
      )}
    </div>
  );
}
