import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderStanding } from '#shared/exchange/ladder.ts';
import type { OfficePerson } from '#shared/exchange/office.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk, useRoute } from '../../../ipc/useRoute.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { Delayed } from '../../../ui/Delayed.tsx';
import { formatDay } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { keyOf } from '../../../ui/useSubject.ts';
import styles from '../office.module.css';
import { StandingDialog } from '../StandingDialog.tsx';
import type { PartProps } from './part.ts';

/** Where one reader works; kept when asked to. */
function Organisation({ person }: { person: OfficePerson }) {
  const { t } = useTranslation('office');
  const ask = useAsk('office.setOrganisation');
  const [typed, setTyped] = useState(person.organisation ?? '');
  const wanted = typed.trim() === '' ? null : typed.trim();
  const keep = () => ask.mutate({ personId: person.id, organisation: wanted });
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <TextInput
        size="xs"
        w={280}
        aria-label={t('organisationOf', { name: person.name })}
        maxLength={200}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {wanted !== person.organisation && (
        <Button size="xs" variant="default" type="submit" loading={ask.isPending}>
          {t('keep')}
        </Button>
      )}
      {ask.error && <ProblemNote problem={toProblem(ask.error)} onRetry={keep} />}
    </form>
  );
}

/** Where somebody stands on the way to a certification, in words. */
function useStanding(): (standing: ReaderStanding | undefined) => string {
  const { t } = useTranslation('office');
  return (standing) => {
    if (standing === undefined) return '';
    const { stage, certification, notBefore, watch } = standing;
    const way = t(`standing.${stage}`, {
      until: certification ? formatDay(certification.validUntil) : '',
      when: notBefore ? formatDay(notBefore) : '',
    });
    return watch.suspendedAt === null ? way : t('suspendedSince', { day: formatDay(watch.suspendedAt), way });
  };
}

/** Who scores, how they stand, and where they work: so that nobody is dealt what they have an interest in. */
export function ReadersPart({ subject, leads }: PartProps) {
  const { t } = useTranslation('office');
  const { data, error, refetch } = useRoute('office.choices', keyOf(subject), { enabled: leads });
  const standings = useRoute('agreement.qualifications', keyOf(subject), { enabled: leads });
  const [changing, setChanging] = useState<OfficePerson | null>(null);
  const standingOf = useStanding();
  if (!leads) return <p>{t('readersForLeads')}</p>;
  if (error) return <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <Delayed>
        <p role="status">{t('coming')}</p>
      </Delayed>
    );
  const columns: Column<OfficePerson>[] = [
    { head: t('reader'), value: ({ name }) => name },
    { head: t('role'), value: ({ role }) => t(role === 'reviewer' ? 'isReviewer' : 'isAssessor') },
    {
      head: t('stand'),
      value: ({ name, withdrawn }) =>
        withdrawn
          ? t('accessWithdrawn')
          : standingOf(standings.data?.readers.find(({ reader }) => reader === name)),
    },
    {
      head: t('organisation'),
      value: ({ organisation }) => organisation ?? '',
      cell: (person) => <Organisation key={person.organisation} person={person} />,
    },
    {
      head: t('cameFrom'),
      value: ({ organisation, ownSubmissions }) => (organisation === null ? '' : ownSubmissions),
    },
    {
      head: t('change'),
      value: () => '',
      cell: (person) =>
        !person.withdrawn && (
          <Button
            variant="default"
            aria-label={`${t('changeStanding')}: ${t('standingOf', { name: person.name })}`}
            onClick={() => setChanging(person)}
          >
            {t('changeStanding')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <p className={styles.soft}>{t('readersLead')}</p>
      {standings.error && (
        <ProblemNote problem={toProblem(standings.error)} onRetry={() => void standings.refetch()} />
      )}
      <DataTable title={t('part.readers')} columns={columns} rows={data.people} keyOf={({ id }) => id} />
      {changing && (
        <StandingDialog subject={keyOf(subject)} person={changing} onClose={() => setChanging(null)} />
      )}
    </>
  );
}
