import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unsent } from '#shared/contract/calibration.ts';
import type { Role } from '#shared/domain/role.ts';
import type { Session, SessionSubmission } from '#shared/exchange/calibration.ts';
import { Evidence } from '../../compare/Evidence.tsx';
import { Marks } from '../../compare/Marks.tsx';
import { useShown } from '../../compare/useShown.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { Delayed } from '../../ui/Delayed.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { ConsensusView } from './ConsensusView.tsx';
import { Criteria } from './Criteria.tsx';
import styles from './calibration.module.css';
import { Notes } from './Notes.tsx';
import { byDisagreement } from './opinions.ts';
import { Settle } from './Settle.tsx';
import { Vote } from './Vote.tsx';

interface TalkProps {
  session: Session;
  submission: SessionSubmission;
  unsent: readonly Unsent[];
  role: Role;
  following: boolean;
}

function ShareButton({
  session,
  submission,
  shown,
}: Pick<TalkProps, 'session' | 'submission'> & {
  shown: ReturnType<typeof useShown>;
}) {
  const { t } = useTranslation('calibration');
  const ask = useAsk('calibration.share');
  const { item, player } = shown;
  if (item === undefined) return null;
  const send = () =>
    ask.mutate({
      sessionId: session.id,
      moment: { submissionId: submission.id, evidenceId: item.id, atMs: Math.round(player.position()) },
    });
  return (
    <>
      <Button variant="default" loading={ask.isPending} onClick={send}>
        {t('bringEveryone')}
      </Button>
      {ask.error && <ProblemNote problem={toProblem(ask.error)} onRetry={send} retrying={ask.isPending} />}
    </>
  );
}

/** What the educator wrote about the submission. */
function Answers({ answers }: Pick<SessionSubmission, 'answers'>) {
  const { t } = useTranslation('calibration');
  return (
    <details className={styles.answers}>
      <summary>{t('answers')}</summary>
      <dl>
        {answers.map(({ question, answer }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** One submission of a revealed session: what everybody gave and cited, what is said of it, and what is settled. */
function Talk({ session, submission, unsent, role, following }: TalkProps) {
  const { t } = useTranslation('calibration');
  const { rubric, moment } = session;
  const [chosen, choose] = useState(() => byDisagreement(rubric, submission)[0]?.id ?? '');
  const criterion = rubric.criteria.find(({ id }) => id === chosen);
  const shown = useShown(submission.evidence, undefined);
  const { bring } = shown;
  const there = following && moment?.submissionId === submission.id ? moment : null;
  const [at, evidenceId, atMs] = [there?.at, there?.evidenceId, there?.atMs];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment is what brings one there, nothing else
  useEffect(() => {
    if (evidenceId !== undefined && atMs !== undefined) bring(evidenceId, atMs);
  }, [at, evidenceId, atMs]);
  const { consensus } = submission;
  const compared = useMemo(
    () => [
      ...submission.readings.map((one) => ({ ...one, reader: one.by })),
      ...(consensus ? [{ ...consensus, readingId: consensus.id, reader: t('consensus') }] : []),
    ],
    [submission, consensus, t],
  );
  const criteria = criterion ? [criterion] : [];
  const open = session.stage === 'revealed';
  return (
    <div className={styles.talk}>
      <div className={styles.looked}>
        <div className={styles.links}>
          <SegmentedControl
            size="xs"
            aria-label={t('evidence')}
            data={submission.evidence.map(({ id, title }) => ({ value: id, label: title }))}
            value={shown.item?.id ?? ''}
            onChange={shown.show}
          />
          {role === 'lead' && open && <ShareButton {...{ session, submission, shown }} />}
        </div>
        <Evidence shown={shown} readings={compared} criteria={criteria} />
        <Marks criteria={criteria} readings={compared} shown={shown} />
        <Answers answers={submission.answers} />
        <Notes {...{ session, submission, unsent, shown, criterion }} />
      </div>
      <div className={styles.said}>
        {consensus && <ConsensusView {...{ consensus, rubric, shown }} />}
        <Criteria {...{ session, submission, shown, chosen }} onChoose={choose} />
        {open && session.assignment !== null && <Vote {...{ session, submission, unsent }} />}
        {open && role === 'lead' && <Settle key={consensus?.id ?? ''} {...{ session, submission, shown }} />}
      </div>
    </div>
  );
}

/** Brings the evidence of a submission here before it is talked about. */
function Brought(props: TalkProps) {
  const { t } = useTranslation('calibration');
  const { session, submission } = props;
  const bring = useRoute('calibration.bring', { sessionId: session.id, submissionId: submission.id });
  return (
    <>
      {bring.error && (
        <ProblemNote
          problem={toProblem(bring.error)}
          onRetry={() => void bring.refetch()}
          retrying={bring.isFetching}
        />
      )}
      {bring.isPending ? (
        <Delayed>
          <p role="status">{t('bringing')}</p>
        </Delayed>
      ) : (
        <Talk {...props} />
      )}
    </>
  );
}

/** A submission by its number, which is the same for everybody, and one’s own name for it; with what there is of it. */
function useLabel(): (submission: SessionSubmission, number: number) => string {
  const { t } = useTranslation('calibration');
  return ({ name: own, consensus, notes }, number) => {
    const name = `${number} ${own}${consensus ? ' ◆' : ''}`;
    return notes.length === 0 ? name : t('tabNotes', { name, count: notes.length });
  };
}

/** The submissions of a revealed session, one at a time; whoever follows the lead goes where the lead is. */
export function Discussion(props: Omit<TalkProps, 'submission' | 'following'>) {
  const { t } = useTranslation('calibration');
  const { session, unsent, role } = props;
  const { submissions, moment } = session;
  const label = useLabel();
  const [wanted, setWanted] = useState(moment?.submissionId ?? submissions[0]?.id);
  const [following, setFollowing] = useState(role !== 'lead');
  const at = moment?.at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment is what brings one there, nothing else
  useEffect(() => {
    if (following && moment) setWanted(moment.submissionId);
  }, [at, following]);
  const submission = submissions.find(({ id }) => id === wanted) ?? submissions[0];
  if (submission === undefined) return null;
  return (
    <>
      <div className={styles.links}>
        <SegmentedControl
          size="xs"
          aria-label={t('submissions')}
          data={submissions.map((one, i) => ({ value: one.id, label: label(one, i + 1) }))}
          value={submission.id}
          onChange={setWanted}
        />
        {role !== 'lead' && session.stage === 'revealed' && (
          <Switch
            size="xs"
            checked={following}
            onChange={({ currentTarget }) => setFollowing(currentTarget.checked)}
            label={t('followLead')}
          />
        )}
      </div>
      <Brought
        key={submission.id}
        {...{ session, submission, role, following }}
        unsent={unsent.filter(({ submissionId }) => submissionId === submission.id)}
      />
    </>
  );
}
