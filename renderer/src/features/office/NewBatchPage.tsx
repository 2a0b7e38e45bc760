import { Anchor, Button, Checkbox, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Subject } from '#shared/exchange/agreement.ts';
import type { NewBatch, OfficeChoices } from '#shared/exchange/office.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { officeBatchPath, paths } from '../../places.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Delayed } from '../../ui/Delayed.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { SubjectSelect } from '../../ui/SubjectSelect.tsx';
import { chooseSubject, keyOf, useSubject } from '../../ui/useSubject.ts';
import styles from './office.module.css';
import { PlanView } from './PlanView.tsx';

const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

interface FormProps {
  subject: Subject;
  choices: OfficeChoices;
  /** The share that the policy in force says. */
  rate: number;
}

interface ButtonsProps {
  ids: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Chooses all of them, or none. */
function AllOrNone({ ids, onChange }: ButtonsProps) {
  const { t } = useTranslation('office');
  return (
    <div className={styles.row}>
      <Button size="xs" variant="default" onClick={() => onChange([...ids])}>
        {t('all')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={() => onChange([])}>
        {t('none')}
      </Button>
    </div>
  );
}

function Form({ subject, choices, rate }: FormProps) {
  const { t } = useTranslation('office');
  const [, go] = useLocation();
  const plan = useAsk('office.plan');
  const ask = useAsk('office.deal');
  const [name, setName] = useState('');
  const [due, setDue] = useState('');
  const [isBlind, setBlind] = useState(true);
  const [mustWatch, setMustWatch] = useState(false);
  const [secondReadRate, setRate] = useState(rate);
  const [submissionIds, setSubmissionIds] = useState<string[]>([]);
  const [personIds, setPersonIds] = useState<string[]>([]);
  const [drawSeed, setSeed] = useState(newSeed);
  const people = choices.people.filter(({ withdrawn }) => !withdrawn);
  const isComplete = name.trim() !== '' && submissionIds.length > 0 && personIds.length > 0;
  const wish: NewBatch = {
    ...keyOf(subject),
    ...{ name: name.trim(), submissionIds, personIds, secondReadRate, drawSeed, blind: isBlind },
    dueAt: due === '' ? null : new Date(due).toISOString(),
    unwatched: mustWatch ? 'require' : 'ask',
  };
  /** What is shown stands for what would be dealt only as long as nothing was changed. */
  const isCurrent = plan.data !== undefined && JSON.stringify(plan.variables) === JSON.stringify(wish);
  const preview = () => plan.mutate(wish);
  const again = () => {
    const drawn = newSeed();
    setSeed(drawn);
    plan.mutate({ ...wish, drawSeed: drawn });
  };
  const deal = () => ask.mutate(wish, { onSuccess: ({ id }) => go(officeBatchPath(id)) });
  return (
    <>
      <div className={styles.fields}>
        <TextInput
          size="sm"
          w={320}
          maxLength={300}
          label={t('name')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          size="sm"
          type="datetime-local"
          label={t('dueLabel')}
          value={due}
          onChange={({ currentTarget }) => setDue(currentTarget.value)}
        />
        <NumberField
          label={t('rate')}
          unit="%"
          value={100 * secondReadRate}
          range={{ min: 0, max: 100, step: 0.1 }}
          onChange={(value) => setRate(value / 100)}
        />
      </div>
      <Checkbox
        label={t('blind')}
        checked={isBlind}
        onChange={({ currentTarget }) => setBlind(currentTarget.checked)}
      />
      <Checkbox
        label={t('mustWatch')}
        checked={mustWatch}
        onChange={({ currentTarget }) => setMustWatch(currentTarget.checked)}
      />
      <div className={styles.pair}>
        <Choices
          label={t('submissions')}
          choices={choices.submissions.map(({ id, name: label, evidence }) => ({
            ...{ id, label },
            note: evidence.join(' · '),
          }))}
          chosen={submissionIds}
          onChange={setSubmissionIds}
          below={<AllOrNone ids={choices.submissions.map(({ id }) => id)} onChange={setSubmissionIds} />}
        />
        <Choices
          label={t('readers')}
          choices={people.map(({ id, name: label, certified, organisation }) => ({
            ...{ id, label },
            note: [
              t(certified ? 'isCertified' : 'notCertified'),
              ...(organisation ? [organisation] : []),
            ].join(' · '),
          }))}
          chosen={personIds}
          onChange={setPersonIds}
          below={
            <AllOrNone
              ids={people.flatMap(({ id, certified }) => (certified ? [id] : []))}
              onChange={setPersonIds}
            />
          }
        />
      </div>
      <p className={styles.soft}>{t('dealHint')}</p>
      <div className={styles.row}>
        <Button variant="default" disabled={!isComplete} loading={plan.isPending} onClick={preview}>
          {t('preview')}
        </Button>
        {isCurrent && (
          <Button variant="subtle" color="gray" onClick={again}>
            {t('drawAgain')}
          </Button>
        )}
        {!isComplete && <span className={styles.soft}>{t('dealMissing')}</span>}
      </div>
      {plan.error && <ProblemNote problem={toProblem(plan.error)} onRetry={preview} />}
      {isCurrent && (
        <>
          <PlanView plan={plan.data} />
          {ask.error && <ProblemNote problem={toProblem(ask.error)} onRetry={deal} />}
          <div className={styles.row}>
            <Button disabled={plan.data.unread.length > 0} loading={ask.isPending} onClick={deal}>
              {t('dealNow')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function ForSubject({ subject }: { subject: Subject }) {
  const { t } = useTranslation('office');
  const choices = useRoute('office.choices', keyOf(subject));
  const office = useRoute('office.read', keyOf(subject));
  const error = choices.error ?? office.error;
  const retry = () => void (choices.error ? choices.refetch() : office.refetch());
  if (error) return <ProblemNote problem={toProblem(error)} onRetry={retry} />;
  if (!choices.data || !office.data)
    return (
      <Delayed>
        <p role="status">{t('coming')}</p>
      </Delayed>
    );
  if (choices.data.submissions.length === 0) return <p>{t('nothingWaits')}</p>;
  return <Form subject={subject} choices={choices.data} rate={office.data.policy.secondReads.rate} />;
}

/** A lead deals submissions that wait: to whom, and how many are read twice. */
export function NewBatchPage() {
  const { t } = useTranslation('office');
  const { list, subjects, subject } = useSubject();
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{t('deal')}</Title>
        <Anchor component={Link} href={paths.office}>
          {t('back')}
        </Anchor>
      </div>
      {list.error && <ProblemNote problem={toProblem(list.error)} onRetry={() => void list.refetch()} />}
      {subject && <SubjectSelect subjects={subjects} subject={subject} onChange={chooseSubject} />}
      {subject && <ForSubject key={subject.rubricHash} subject={subject} />}
    </div>
  );
}
