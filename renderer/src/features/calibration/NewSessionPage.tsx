import { Anchor, Button, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Subject } from '#shared/exchange/agreement.ts';
import type { SessionChoices } from '#shared/exchange/calibration.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { paths, sessionPath } from '../../places.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Delayed } from '../../ui/Delayed.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { SubjectSelect, subjectKey } from '../../ui/SubjectSelect.tsx';
import styles from './calibration.module.css';

interface FormProps {
  subject: Subject;
  choices: SessionChoices;
  /** Chosen from the start, as far as they can be. */
  submissionIds: readonly string[];
}

function Form({ subject, choices, submissionIds: asked }: FormProps) {
  const { t } = useTranslation('calibration');
  const [, go] = useLocation();
  const ask = useAsk('calibration.open');
  const [name, setName] = useState('');
  const [due, setDue] = useState('');
  const [submissionIds, setSubmissionIds] = useState<string[]>(() =>
    choices.submissions.flatMap(({ id }) => (asked.includes(id) ? [id] : [])),
  );
  const [personIds, setPersonIds] = useState<string[]>([]);
  const complete = name.trim() !== '' && submissionIds.length > 0 && personIds.length > 1;
  const { microCredentialId, rubricHash } = subject;
  const open = () =>
    ask.mutate(
      {
        ...{ name: name.trim(), microCredentialId, rubricHash, submissionIds, personIds },
        dueAt: due === '' ? null : new Date(due).toISOString(),
      },
      { onSuccess: ({ id }) => go(sessionPath(id)) },
    );
  const operational = choices.submissions.some((one) => one.operational && submissionIds.includes(one.id));
  return (
    <>
      <TextInput
        size="sm"
        className={styles.field ?? ''}
        maxLength={300}
        label={t('name')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextInput
        size="sm"
        className={styles.field ?? ''}
        type="datetime-local"
        label={t('dueLabel')}
        description={t('dueHint')}
        value={due}
        onChange={({ currentTarget }) => setDue(currentTarget.value)}
      />
      <div className={styles.pair}>
        <Choices
          label={t('submissions')}
          choices={choices.submissions.map(({ id, name: label, evidence, anchor }) => ({
            ...{ id, label },
            note: [...(anchor ? [t('isAnchor')] : []), ...evidence].join(' · '),
          }))}
          chosen={submissionIds}
          onChange={setSubmissionIds}
          below={operational && <p className={styles.soft}>{t('operationalHint')}</p>}
        />
        <Choices
          label={t('members')}
          choices={choices.people.map(({ id, name: label, role }) => ({
            ...{ id, label },
            note: t(`is.${role}`),
          }))}
          chosen={personIds}
          onChange={setPersonIds}
          below={<p className={styles.soft}>{t('membersHint')}</p>}
        />
      </div>
      {ask.error && <ProblemNote problem={toProblem(ask.error)} onRetry={open} retrying={ask.isPending} />}
      <div className={styles.links}>
        <Button disabled={!complete} loading={ask.isPending} onClick={open}>
          {t('openNow')}
        </Button>
        {!complete && <span className={styles.soft}>{t('openMissing')}</span>}
      </div>
    </>
  );
}

function ForSubject({ subject, submissionIds }: Pick<FormProps, 'subject' | 'submissionIds'>) {
  const { t } = useTranslation('calibration');
  const { microCredentialId } = subject;
  const { data, error, refetch, isFetching } = useRoute('calibration.choices', { microCredentialId });
  if (error)
    return <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data)
    return (
      <Delayed>
        <p role="status">{t('coming')}</p>
      </Delayed>
    );
  return <Form {...{ subject, submissionIds }} choices={data} />;
}

/** A lead opens a session: what is scored, by whom, and until when. */
export function NewSessionPage({ chosen = [] }: { chosen?: readonly string[] }) {
  const { t } = useTranslation('calibration');
  const { data, error, refetch, isFetching } = useRoute('agreement.subjects', {});
  const [microCredentialId, rubricHash, ...submissionIds] = chosen;
  const asked = microCredentialId && rubricHash ? subjectKey({ microCredentialId, rubricHash }) : null;
  const [key, setKey] = useState<string | null>(asked);
  const subjects = data?.subjects ?? [];
  const subject = subjects.find((one) => subjectKey(one) === key) ?? subjects[0];
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{t('open')}</Title>
        <Anchor component={Link} href={paths.calibration}>
          {t('backToSessions')}
        </Anchor>
      </div>
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {data && subjects.length === 0 && <p>{t('noSubjects')}</p>}
      {subject && <SubjectSelect subjects={subjects} subject={subject} onChange={setKey} />}
      {subject && (
        <ForSubject
          key={subjectKey(subject)}
          subject={subject}
          submissionIds={subjectKey(subject) === asked ? submissionIds : []}
        />
      )}
    </div>
  );
}
