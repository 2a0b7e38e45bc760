import { Anchor, Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Role } from '#shared/domain/role.ts';
import type { Session } from '#shared/exchange/calibration.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { paths, readingPath } from '../../places.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { reachable } from '../../ui/reachable.ts';
import { Sure } from '../../ui/Sure.tsx';
import styles from './calibration.module.css';

/** One’s own submissions of a session, and how one has come with each. */
function Own({ session }: { session: Session }) {
  const { t } = useTranslation('calibration');
  const { id, submissions } = session;
  const { data } = useRoute('queue.batch', { batchId: id });
  const stateOf = (submissionId: string) => data?.submissions.find((one) => one.id === submissionId)?.state;
  return (
    <Table.ScrollContainer {...reachable} minWidth={360}>
      <Table aria-label={t('toScore')}>
        <Table.Tbody>
          {submissions.map((one) => {
            const state = stateOf(one.id);
            const done = state !== undefined && state !== 'new' && state !== 'started';
            return (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <Anchor component={Link} href={readingPath(id, one.id)}>
                    {one.name}
                  </Anchor>
                </Table.Td>
                <Table.Td>{t(done ? 'scored' : state === 'started' ? 'begun' : 'notBegun')}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Member({ session }: { session: Session }) {
  const { t } = useTranslation('calibration');
  const claim = useAsk('queue.claim');
  const leave = useAsk('calibration.leave');
  const [, go] = useLocation();
  const { id, assignment } = session;
  const sync = useAsk('sync.now');
  // A session is known as soon as it is opened; its batch comes with the next sync.
  const take = () => sync.mutate({}, { onSuccess: () => claim.mutate({ batchId: id }) });
  const taking = sync.isPending || claim.isPending;
  const failed = sync.error ?? claim.error;
  const own = session.members.find(({ self }) => self);
  const ready = own !== undefined && own.read >= own.of;
  const isTaken = assignment === 'claimed' || assignment === 'finished' || claim.isSuccess;
  return (
    <>
      <p role="status" className={styles.sentence}>
        {t(ready ? 'waiting' : 'score')}
      </p>
      {isTaken ? (
        <Own session={session} />
      ) : (
        <div className={styles.links}>
          <Button loading={taking} onClick={take}>
            {t('take')}
          </Button>
        </div>
      )}
      {failed && <ProblemNote problem={toProblem(failed)} onRetry={take} retrying={taking} />}
      <Sure
        variant="default"
        words={{ does: t('leave'), question: t('leaveAsk'), not: t('notNow') }}
        ask={leave}
        onSure={() => leave.mutate({ sessionId: id }, { onSuccess: () => go(paths.calibration) })}
      />
    </>
  );
}

/** Nobody waits any more for a member who does not score. */
function TakeOut({ sessionId, name }: { sessionId: string; name: string }) {
  const { t } = useTranslation('calibration');
  const ask = useAsk('calibration.takeOut');
  return (
    <Sure
      variant="subtle"
      words={{ does: t('takeOut', { name }), question: t('takeOutAsk', { name }), not: t('notNow') }}
      ask={ask}
      onSure={() => ask.mutate({ sessionId, name })}
    />
  );
}

function Lead({ session }: { session: Session }) {
  const { t } = useTranslation('calibration');
  const reveal = useAsk('calibration.reveal');
  const { id } = session;
  const members = session.members.filter(({ left }) => !left);
  const missing = members.filter(({ read, of }) => read < of);
  const names = missing.map(({ name }) => name).join(', ');
  if (members.length === 0) return <p role="status">{t('allLeft')}</p>;
  return (
    <>
      <p role="status" className={styles.sentence}>
        {missing.length === 0 ? t('allReady') : t('notReady', { names })}
      </p>
      <Sure
        variant="filled"
        words={{
          does: t('reveal'),
          question: missing.length === 0 ? t('revealAsk') : t('revealDespite', { names }),
          not: t('notNow'),
        }}
        ask={reveal}
        onSure={() => reveal.mutate({ sessionId: id, despite: missing.length > 0 })}
      />
      {missing.map(({ name }) => (
        <TakeOut key={name} sessionId={id} name={name} />
      ))}
    </>
  );
}

/** Before the reveal: everybody scores by themselves, and a lead sees who is ready. */
export function Scoring({ session, role }: { session: Session; role: Role }) {
  const { t } = useTranslation('calibration');
  const isMember = session.assignment !== null;
  const own = session.members.find(({ self }) => self);
  // A lead who scores with the others reveals once it would spoil nothing of their own.
  const mayReveal = role === 'lead' && (!isMember || (own !== undefined && own.read >= own.of));
  return (
    <>
      {isMember && <Member session={session} />}
      {mayReveal && <Lead session={session} />}
      {!isMember && role !== 'lead' && <p>{t('blindStill')}</p>}
    </>
  );
}
