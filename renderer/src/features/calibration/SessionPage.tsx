import { Anchor, Skeleton, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OpenSession, Unsent } from '#shared/contract/calibration.ts';
import type { Role } from '#shared/domain/role.ts';
import type { Session } from '#shared/exchange/calibration.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { paths } from '../../places.ts';
import { Delayed } from '../../ui/Delayed.tsx';
import { formatMoment } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Sure } from '../../ui/Sure.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './calibration.module.css';
import { Discussion } from './Discussion.tsx';
import { Members } from './Members.tsx';
import { Scoring } from './Scoring.tsx';
import { timeLeft } from './timeLeft.ts';

/** Asked again well before a following ends by itself. */
const followEveryMs = 20_000;
/** Without news, how often one looks. */
const lookEveryMs = 15_000;

/** What is left of the time for scoring, by the exchange’s clock: the same for everybody. */
function SharedClock({ session, at }: { session: Session; at: string }) {
  const { t } = useTranslation('calibration');
  const now = useNow(1_000);
  if (session.dueAt === null || session.stage !== 'scoring') return null;
  const left = timeLeft(session.dueAt, { exchange: session.now, here: at, now });
  return (
    <p className={styles.clock} role="timer">
      {left === null ? t('timeOver') : t('timeLeft', { left })}
    </p>
  );
}

/** What the exchange did not take in, and why: nothing that was said gets lost without a word. */
function Refused({ unsent }: { unsent: readonly Unsent[] }) {
  const { t } = useTranslation('calibration');
  const refused = unsent.filter((one) => one.refused !== null);
  if (refused.length === 0) return null;
  return (
    <section aria-label={t('refused')} className={styles.refused}>
      <h2>{t('refused')}</h2>
      <ul>
        {refused.map(({ eventId, said, refused: why }) => (
          <li key={eventId}>
            {t(`said.${said.kind}`)}: {why}
            {said.kind === 'note' && <blockquote>{said.text}</blockquote>}
            {said.kind === 'consensus' && <blockquote>{said.rationale}</blockquote>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Close({ session }: { session: Session }) {
  const { t } = useTranslation('calibration');
  const close = useAsk('calibration.close');
  const open = session.submissions.filter(({ consensus }) => consensus === null).length;
  const scoring = session.stage === 'scoring';
  const question = scoring ? t('withdrawAsk') : t('closeAsk', { count: open });
  return (
    <Sure
      variant="default"
      words={{ does: t(scoring ? 'withdraw' : 'close'), question, not: t('notNow') }}
      ask={close}
      onSure={() => close.mutate({ sessionId: session.id })}
    />
  );
}

function Opened({ answer, role, live }: { answer: OpenSession; role: Role; live: boolean }) {
  const { t } = useTranslation('calibration');
  const now = useNow();
  const { session, unsent, at, offline } = answer;
  const { name, stage, revealedAt } = session;
  return (
    <>
      <div className={styles.head}>
        <Title order={1}>{name}</Title>
        <span className={styles.soft}>
          {session.microCredential} · {t('version', { version: session.rubric.version })} ·{' '}
          {t(`stage.${stage}`)}
        </span>
        <Anchor component={Link} href={paths.calibration}>
          {t('backToSessions')}
        </Anchor>
      </div>
      {offline && (
        <p role="status" className={styles.offline}>
          {t('offlineSession', { time: formatMoment(at, now) })}
        </p>
      )}
      {!offline && !live && stage !== 'closed' && <p className={styles.soft}>{t('notLive')}</p>}
      <Members session={session} />
      <SharedClock session={session} at={at} />
      <Refused unsent={unsent} />
      {stage === 'scoring' && <Scoring session={session} role={role} />}
      {stage !== 'scoring' &&
        (revealedAt === null ? (
          <p>{t('withdrawn')}</p>
        ) : (
          <Discussion session={session} unsent={unsent} role={role} />
        ))}
      {role === 'lead' && stage !== 'closed' && <Close session={session} />}
    </>
  );
}

/** A calibration session, by its stage. */
export function SessionPage({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation('calibration');
  const follow = useRoute('calibration.follow', { sessionId }, { refetchInterval: followEveryMs });
  const live = follow.data?.live ?? false;
  const { data, error, refetch, isFetching } = useRoute(
    'calibration.session',
    { sessionId },
    live ? {} : { refetchInterval: lookEveryMs },
  );
  const status = useRoute('workstation.status', {});
  const role = status.data?.enrolment?.role;
  return (
    <div className={styles.page}>
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!data && !error && (
        <Delayed>
          <p role="status">{t('coming')}</p>
          <Skeleton height={200} />
        </Delayed>
      )}
      {error && (
        <Anchor component={Link} href={paths.calibration}>
          {t('backToSessions')}
        </Anchor>
      )}
      {data && role && <Opened answer={data} role={role} live={live} />}
    </div>
  );
}
