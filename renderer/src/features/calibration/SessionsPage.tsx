import { Anchor, Button, Skeleton, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SessionSummary } from '#shared/exchange/calibration.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { newSessionPath, sessionPath } from '../../places.ts';
import { AnswerState } from '../../ui/AnswerState.tsx';
import { formatExact, formatMoment, formatRelative } from '../../ui/format.ts';
import { reachable } from '../../ui/reachable.ts';
import { useNow } from '../../ui/useNow.ts';
import styles from './calibration.module.css';

/** What one can do in a session now. */
function useNext(): (session: SessionSummary) => string {
  const { t } = useTranslation('calibration');
  return ({ stage, own, submissions, ready, members, settled }) => {
    if (stage === 'closed') return t('nextClosed', { settled, submissions });
    if (stage === 'revealed') return t('nextTalk', { settled, submissions });
    if (own !== null && own.read < own.of) return t('nextScore', own);
    return own === null && ready === members ? t('nextReveal') : t('nextWait', { ready, members });
  };
}

function Row({ session }: { session: SessionSummary }) {
  const { t } = useTranslation('calibration');
  const next = useNext();
  const now = useNow();
  const { id, name, microCredential, stage, dueAt, openedAt } = session;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={sessionPath(id)}>
          {name}
        </Anchor>
      </Table.Td>
      <Table.Td>{microCredential}</Table.Td>
      <Table.Td>{t(`stage.${stage}`)}</Table.Td>
      <Table.Td>{next(session)}</Table.Td>
      <Table.Td>{formatMoment(openedAt, now)}</Table.Td>
      <Table.Td title={dueAt ? formatExact(dueAt) : undefined}>
        {dueAt ? formatRelative(dueAt, now) : t('noDue')}
      </Table.Td>
    </Table.Tr>
  );
}

/** The calibration sessions one takes part in, or leads. */
export function SessionsPage() {
  const { t } = useTranslation('calibration');
  const asked = useRoute('calibration.sessions', {});
  const { data } = asked;
  const status = useRoute('workstation.status', {});
  const leads = status.data?.enrolment?.role === 'lead';
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{t('title')}</Title>
        {leads && (
          <Button component={Link} href={newSessionPath()}>
            {t('open')}
          </Button>
        )}
      </div>
      <p className={styles.soft}>{t('lead')}</p>
      <AnswerState
        asked={asked}
        coming={
          <>
            <p role="status">{t('coming')}</p>
            <Skeleton height={120} />
          </>
        }
        offline={(time) => t('offlineList', { time })}
      />
      {data?.sessions.length === 0 && <p>{t(leads ? 'noneForLead' : 'none')}</p>}
      {data && data.sessions.length > 0 && (
        <Table.ScrollContainer {...reachable} minWidth={720}>
          <Table aria-label={t('title')}>
            <Table.Thead>
              <Table.Tr>
                {(['session', 'microCredential', 'stands', 'next', 'opened', 'due'] as const).map((head) => (
                  <Table.Th key={head}>{t(head)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.sessions.map((session) => (
                <Row key={session.id} session={session} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </div>
  );
}
