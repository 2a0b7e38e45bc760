import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficePerson } from '#shared/exchange/office.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk, useRoute } from '../../../ipc/useRoute.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { Delayed } from '../../../ui/Delayed.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../office.module.css';
import { keyOf } from '../useOffice.ts';
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

/** Who scores, and where they work: so that nobody is dealt what they have an interest in. */
export function ReadersPart({ subject, leads }: PartProps) {
  const { t } = useTranslation('office');
  const { data, error, refetch } = useRoute('office.choices', keyOf(subject), { enabled: leads });
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
    { head: t('certified'), value: ({ certified }) => t(certified ? 'yes' : 'no') },
    {
      head: t('organisation'),
      value: ({ organisation }) => organisation ?? '',
      cell: (person) => <Organisation key={person.organisation} person={person} />,
    },
    {
      head: t('cameFrom'),
      value: ({ organisation, ownSubmissions }) => (organisation === null ? '' : ownSubmissions),
    },
  ];
  return (
    <>
      <p className={styles.soft}>{t('readersLead')}</p>
      <DataTable title={t('part.readers')} columns={columns} rows={data.people} keyOf={({ id }) => id} />
    </>
  );
}
