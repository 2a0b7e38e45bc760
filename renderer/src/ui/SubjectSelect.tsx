import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Subject } from '#shared/exchange/agreement.ts';

export const subjectKey = ({
  microCredentialId,
  rubricHash,
}: Pick<Subject, 'microCredentialId' | 'rubricHash'>) => `${microCredentialId} ${rubricHash}`;

interface SubjectSelectProps {
  subjects: readonly Subject[];
  subject: Subject;
  onChange: (key: string | null) => void;
}

/** Which micro-credential, and which version of its rubric. */
export function SubjectSelect({ subjects, subject, onChange }: SubjectSelectProps) {
  const { t } = useTranslation('shell');
  return (
    <Select
      size="sm"
      maw={420}
      label={t('microCredential')}
      allowDeselect={false}
      data={subjects.map((one) => ({
        value: subjectKey(one),
        label: `${one.title} · ${t('rubricVersion', { version: one.rubric.version })}`,
      }))}
      value={subjectKey(subject)}
      onChange={onChange}
    />
  );
}
